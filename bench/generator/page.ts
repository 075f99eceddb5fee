import type { DocumentResult, Spread } from './document-trial.ts';
import type { Score } from './rivals.ts';
import type { ShrinkResult } from './shrink-trial.ts';
import type { SuiteResult } from './suite-trial.ts';

/** Everything one run of the benchmark showed. */
interface Figures {
  readonly suites: readonly SuiteResult[];
  readonly documents: readonly (readonly [string, DocumentResult])[];
  readonly scores: readonly Score[];
  readonly shrinking: readonly ShrinkResult[];
  readonly sameSeed: string;
  /** Its cores, and how many processes wanted them. */
  readonly machine: string;
  /** Most memory that the process held after the bodies. */
  readonly megabytes: number;
}

/** The figures as Markdown. */
export function page(figures: Figures): string {
  return [
    ...suite(figures.suites),
    '### Request bodies of real documents',
    '',
    'Times are CPU times, cold per schema (read, compiled, planned, generated) in one warm process, each the middle one of three.',
    'Values and violations are judged by @hyperjump/json-schema, formats aside.',
    `The machine had ${figures.machine}; the process held ${figures.megabytes} MB at the most.`,
    '',
    ...table(
      [
        'documents',
        'bodies',
        'values',
        'wrong',
        'refused',
        'first value: median / p99 / most',
        'of what a fresh ajv takes to compile the schema: median / p99',
        '100 values: median / p99 / most',
        'named cases',
        'all of one body: median / p99 / most',
      ],
      figures.documents.map(([name, one]) => [
        name,
        one.bodies,
        one.values,
        one.wrong.length,
        one.refused.length,
        spread(one.first),
        [one.share.median, one.share.p99].map((share) => share.toFixed(2)).join(' / '),
        spread(one.hundred),
        one.namedCases,
        spread(one.named),
      ]),
    ),
    ...figures.documents.flatMap(([, { refused, wrong }]) => [...refused, ...wrong].map((line) => `- ${line}`)),
    '',
    '### Beside other generators',
    '',
    'The same request bodies, 100 values each, in one run. A schema is served when every value was made and ajv accepts it.',
    '',
    ...table(
      ['generator', 'schemas served', 'wrong values', 'values per CPU second', 'different values per CPU second'],
      figures.scores.map((one) => [
        one.name,
        `${one.served} of ${one.schemas} (${percent(one.served, one.schemas)})`,
        `${one.wrong} of ${one.values} (${percent(one.wrong, one.values)})`,
        Math.round(one.perSecond),
        Math.round(one.differentPerSecond),
      ]),
    ),
    '',
    '### Shrinking',
    '',
    ...table(
      ['planted fault', 'seeds', 're-sends: median', 'most', 'minimal payload of the last seed'],
      figures.shrinking.map(({ fault, resends, minimal }) => {
        const sorted = [...resends].sort((one, other) => one - other);
        return [
          fault,
          resends.length,
          sorted[Math.floor(sorted.length / 2)] ?? '-',
          sorted.at(-1) ?? '-',
          `\`${minimal}\``,
        ];
      }),
    ),
    '',
    '### Same seed, same values',
    '',
    figures.sameSeed,
    '',
  ].join('\n');
}

function suite(results: readonly SuiteResult[]): readonly string[] {
  const counts = ['schemas', 'generated', 'unsatisfiable', 'unjudged', 'refused', 'wrong'] as const;
  const rows = results.flatMap(({ draft, files }) =>
    (['valid', 'invalid'] as const).map((side) => [
      draft,
      side,
      ...counts.map((key) => [...files.values()].reduce((total, tallies) => total + tallies[side][key], 0)),
    ]),
  );
  const lines = (of: (result: SuiteResult) => readonly string[], mark: string) =>
    results.flatMap((result) => of(result).map((line) => `- ${mark}${result.draft}, ${line}`));
  return [
    '### JSON Schema Test Suite',
    '',
    'The schemas of the required files that have a valid example, and those that have an invalid one: values, and violations, made for each and',
    "judged by @hyperjump/json-schema, which the engine does not use. Where it gets the suite's own examples wrong they are unjudged.",
    '',
    ...table(['draft', 'side', 'schemas', 'generated', 'none exists', 'unjudged', 'refused', 'wrong'], rows),
    '',
    'Refused, with the reason:',
    '',
    ...new Set(lines(({ refusals }) => refusals, '')),
    ...lines(({ wrongs }) => wrongs, 'WRONG '),
    '',
  ];
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function spread({ median, p99, most }: Spread): string {
  return [median, p99, most].map((time) => `${time.toFixed(1)} ms`).join(' / ');
}

function percent(part: number, whole: number): string {
  return `${((part / Math.max(1, whole)) * 100).toFixed(1)} %`;
}

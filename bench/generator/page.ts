import type { DocumentResult, Spread } from './document-trial.ts';
import type { Score } from './rivals.ts';
import type { ShrinkResult } from './shrink-trial.ts';
import type { SuiteResult, Tally } from './suite-trial.ts';

/** Everything one run of the benchmark showed. */
interface Figures {
  readonly suites: readonly SuiteResult[];
  readonly documents: readonly (readonly [string, DocumentResult])[];
  readonly scores: readonly Score[];
  readonly shrinking: readonly ShrinkResult[];
  readonly sameSeed: string;
  /** Its cores, and how many processes wanted them. */
  readonly machine: string;
}

/** The figures as Markdown. */
export function page(figures: Figures): string {
  return [
    ...figures.suites.flatMap(suite),
    '### Request bodies of real documents',
    '',
    'Times are CPU times, cold per schema (read, compiled, planned, generated) in one warm process, each the middle one of three.',
    'Values and violations are judged by @hyperjump/json-schema, formats aside.',
    `The machine had ${figures.machine}.`,
    '',
    ...table(
      [
        'documents',
        'bodies',
        'values',
        'wrong',
        'refused',
        'first value: median / p99 / most',
        '100 values: median / p99 / most',
        'named cases',
      ],
      figures.documents.map(([name, one]) => [
        name,
        one.bodies,
        one.values,
        one.wrong.length,
        one.refused.length,
        spread(one.first),
        spread(one.hundred),
        one.namedCases,
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

function suite({ draft, files, refusals, wrongs, unjudged }: SuiteResult): readonly string[] {
  const sum = (side: 'valid' | 'invalid', key: keyof Tally) =>
    [...files.values()].reduce((total, tallies) => total + tallies[side][key], 0);
  const cells = (one: Tally) => [one.schemas, one.generated, one.unsatisfiable, one.unjudged, one.refused, one.wrong];
  const totals = (side: 'valid' | 'invalid') =>
    (['schemas', 'generated', 'unsatisfiable', 'unjudged', 'refused', 'wrong'] as const).map((key) => sum(side, key));
  const share = (side: 'valid' | 'invalid') => percent(sum(side, 'refused'), sum(side, 'schemas'));
  return [
    `### JSON Schema Test Suite, ${draft}`,
    '',
    `Refused as undecidable: ${share('valid')} of the schemas with a valid example, ${share('invalid')} of those with an invalid one.`,
    `Values were judged by @hyperjump/json-schema, which the engine does not use; for ${unjudged.length} schemas it gets the`,
    "suite's own examples wrong: their values are counted as unjudged.",
    '',
    ...table(
      [
        'file',
        'valid: schemas',
        'generated',
        'none exists',
        'unjudged',
        'refused',
        'wrong',
        'invalid: schemas',
        'generated',
        'none exists',
        'unjudged',
        'refused',
        'wrong',
      ],
      [
        ...[...files].map(([file, { valid, invalid }]) => [file, ...cells(valid), ...cells(invalid)]),
        ['**all**', ...totals('valid'), ...totals('invalid')],
      ],
    ),
    '',
    ...(refusals.length > 0 ? ['Refused, with the reason:', ''] : []),
    ...refusals.map((line) => `- ${line}`),
    ...(unjudged.length > 0 ? ['Unjudged, since the judge fails the examples of the suite for them:', ''] : []),
    ...unjudged.map((line) => `- ${line}`),
    ...wrongs.map((line) => `- WRONG ${line}`),
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

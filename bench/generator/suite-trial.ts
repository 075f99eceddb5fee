import * as fc from 'fast-check';
import { HarnessError } from '../../harness/errors.ts';
import type { Json } from '../../harness/model/json.ts';
import { type SchemaOptions, valid, violations } from '../../harness/schema/schema.ts';
import { type Judge, withJudge } from './judge.ts';
import { dialects, type SuiteCase, type SuiteDraft, suiteCases, suiteRemotes } from './suite.ts';

/** What became of one side, valid or invalid, of the schemas of one file. */
interface Tally {
  schemas: number;
  generated: number;
  unsatisfiable: number;
  /** The judge gets the suite's own examples wrong, so that its verdict on a value says nothing. */
  unjudged: number;
  refused: number;
  wrong: number;
}

/** What the suite showed for one draft. */
export interface SuiteResult {
  readonly draft: SuiteDraft;
  readonly files: ReadonlyMap<string, { readonly valid: Tally; readonly invalid: Tally }>;
  readonly refusals: readonly string[];
  readonly wrongs: readonly string[];
  readonly unjudged: readonly string[];
}

/** Generates from every schema of a draft's required files and has each value judged by another validator. */
export async function trySuite(draft: SuiteDraft, valuesEach = 25, every = 1): Promise<SuiteResult> {
  const documents = suiteRemotes(draft);
  const dialect = dialects[draft];
  // Up to draft 7 a format is an assertion, to the judge as well.
  const formats = dialect.startsWith('draft') ? 'assert' : 'ignore';
  const options: SchemaOptions = { dialect, documents, formats };
  const files = new Map<string, { valid: Tally; invalid: Tally }>();
  const report = { refusals: [] as string[], wrongs: [] as string[] };
  const unjudged: string[] = [];
  for (const [index, one] of suiteCases(draft).entries()) {
    if (index % every !== 0) continue;
    const tallies = files.get(one.file) ?? { valid: tally(), invalid: tally() };
    files.set(one.file, tallies);
    const tryWith = (judge: Judge | undefined) => {
      if (judge === undefined) unjudged.push(`${one.file}: ${one.description}`);
      const sides = { one, judge, report, options, valuesEach };
      if (one.hasValid) trySide(sides, tallies.valid, validSide);
      if (one.hasInvalid) trySide(sides, tallies.invalid, invalidSide);
    };
    const isRight = (judge: Judge) => one.tests.every(({ data, valid }) => judge(data) === valid);
    try {
      await withJudge(one.schema, dialect, documents, (judge) => tryWith(isRight(judge) ? judge : undefined));
    } catch (cause) {
      if (cause instanceof HarnessError) throw cause;
      // A judge that cannot read the schema is no judge of it.
      tryWith(undefined);
    }
  }
  return { draft, files, ...report, unjudged };
}

interface Sides {
  readonly one: SuiteCase;
  readonly judge: Judge | undefined;
  readonly report: { readonly refusals: string[]; readonly wrongs: string[] };
  readonly options: SchemaOptions;
  readonly valuesEach: number;
}

function tally(): Tally {
  return { schemas: 0, generated: 0, unsatisfiable: 0, unjudged: 0, refused: 0, wrong: 0 };
}

function validSide({ one, options, valuesEach }: Sides, judge: Judge): Json | undefined {
  return fc.sample(valid(one.schema, options), { seed: 1, numRuns: valuesEach }).find((value) => !judge(value));
}

function invalidSide({ one, options, valuesEach }: Sides, judge: Judge): Json | undefined {
  const found = fc.sample(violations(one.schema, options), { seed: 1, numRuns: valuesEach });
  // Which texts have a format is where validators differ: for that, each has its own list.
  const judged = found.filter(({ violation }) => violation.keyword !== 'format');
  return judged.find(({ value, control }) => judge(value) || !judge(control))?.value;
}

function trySide(sides: Sides, counts: Tally, generate: (sides: Sides, judge: Judge) => Json | undefined): void {
  const { one, judge, report } = sides;
  counts.schemas += 1;
  const name = `${one.file}: ${one.description}`;
  try {
    const wrong = generate(sides, judge ?? (() => true));
    if (judge === undefined) counts.unjudged += 1;
    else if (wrong === undefined) counts.generated += 1;
    else {
      counts.wrong += 1;
      report.wrongs.push(`${name}: ${JSON.stringify(wrong).slice(0, 100)}`);
    }
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    if (cause.code === 'SCHEMA_UNSATISFIABLE') counts.unsatisfiable += 1;
    else {
      counts.refused += 1;
      report.refusals.push(`${name}: ${cause.message.split('\n')[0] ?? ''}`);
    }
  }
}

import * as fc from 'fast-check';
import { HarnessError } from '../../harness/errors.ts';
import type { Json } from '../../harness/model/json.ts';
import { type SchemaOptions, valid, violations } from '../../harness/schema/schema.ts';
import { type Judge, judgeOf } from './judge.ts';
import { type Draft, type SuiteCase, suiteCases, suiteRemotes } from './suite.ts';

/** What became of one side, valid or invalid, of the schemas of one file. */
export interface Tally {
  schemas: number;
  generated: number;
  unsatisfiable: number;
  /** ajv gets the suite's own examples wrong, so that its verdict on a value says nothing. */
  unjudged: number;
  refused: number;
  wrong: number;
}

/** What the suite showed for one draft. */
export interface SuiteResult {
  readonly draft: Draft;
  readonly files: ReadonlyMap<string, { readonly valid: Tally; readonly invalid: Tally }>;
  readonly refusals: readonly string[];
  readonly wrongs: readonly string[];
  readonly unjudged: readonly string[];
  /** Schemas by who judged their values. */
  readonly judges: Readonly<Record<Judge['by'], number>>;
}

const valuesEach = 100;

/** Generates from every schema of a draft's required files and has each value judged. */
export function trySuite(draft: Draft): SuiteResult {
  const remotes = suiteRemotes(draft);
  const options: SchemaOptions = {
    dialect: draft === 'draft4' ? 'draft-04' : '2020-12',
    documents: remotes,
    formats: 'ignore',
  };
  const files = new Map<string, { valid: Tally; invalid: Tally }>();
  const refusals: string[] = [];
  const wrongs: string[] = [];
  const unjudged: string[] = [];
  const judges = { ajv: 0, settled: 0, nobody: 0 };
  for (const one of suiteCases(draft)) {
    const tallies = files.get(one.file) ?? { valid: tally(), invalid: tally() };
    files.set(one.file, tallies);
    const judge = judgeOf(one, draft, remotes);
    judges[judge.by] += 1;
    if (judge.by === 'nobody') unjudged.push(`${one.file}: ${one.description}`);
    const report = { refusals, wrongs };
    if (one.hasValid) trySide(one, judge, tallies.valid, report, () => validSide(one, options, judge));
    if (one.hasInvalid) trySide(one, judge, tallies.invalid, report, () => invalidSide(one, options, judge));
  }
  return { draft, files, refusals, wrongs, unjudged, judges };
}

function tally(): Tally {
  return { schemas: 0, generated: 0, unsatisfiable: 0, unjudged: 0, refused: 0, wrong: 0 };
}

function validSide({ schema }: SuiteCase, options: SchemaOptions, judge: Judge): Json | undefined {
  return fc.sample(valid(schema, options), { seed: 1, numRuns: valuesEach }).find((value) => !judge.accepts(value));
}

function invalidSide({ schema }: SuiteCase, options: SchemaOptions, judge: Judge): Json | undefined {
  const found = fc.sample(violations(schema, options), { seed: 1, numRuns: valuesEach });
  return found.find(({ value, control }) => judge.accepts(value) || !judge.accepts(control))?.value;
}

function trySide(
  { file, description }: SuiteCase,
  judge: Judge,
  counts: Tally,
  report: { readonly refusals: string[]; readonly wrongs: string[] },
  generate: () => Json | undefined,
): void {
  counts.schemas += 1;
  const name = `${file}: ${description}`;
  try {
    const wrong = generate();
    if (judge.by === 'nobody') counts.unjudged += 1;
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

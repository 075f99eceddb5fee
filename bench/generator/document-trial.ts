import Ajv2020 from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import type { JsonSchema } from '../../harness/model/json.ts';
import { namedCases, valid, violations } from '../../harness/schema/schema.ts';
import type { RequestBody } from './documents.ts';
import { withJudge } from './judge.ts';
import { standaloneBody } from './rivals.ts';

/** What the request bodies of some documents showed. Times in milliseconds. */
export interface DocumentResult {
  readonly bodies: number;
  readonly values: number;
  readonly wrong: readonly string[];
  readonly refused: readonly string[];
  readonly first: Spread;
  /** The first value's time as a share of what a fresh ajv takes to compile the same schema. */
  readonly share: Spread;
  readonly hundred: Spread;
  readonly namedCases: number;
  /** What all named cases of one body took. */
  readonly named: Spread;
}

/** How a measured time is spread over the schemas. */
export interface Spread {
  readonly median: number;
  readonly p99: number;
  readonly most: number;
}

const rounds = 3;
/** Named cases of one body that are judged: the judge is far slower than the engine. */
const mostJudged = 60;

/** Generates from each body, cold first: the schema is read, compiled and planned within the first value's time. */
export async function tryBodies(bodies: readonly RequestBody[]): Promise<DocumentResult> {
  const first: number[] = [];
  const share: number[] = [];
  const hundred: number[] = [];
  const wrong: string[] = [];
  const refused: string[] = [];
  const named: number[] = [];
  let [values, cases] = [0, 0];
  for (const body of bodies) {
    try {
      const times = Array.from({ length: rounds }, () => timed(body));
      first.push(middle(times.map((time) => time.first)));
      hundred.push(middle(times.map((time) => time.hundred)));
      const { schema, options } = body;
      const bare = timedBare(standaloneBody(schema, options));
      if (bare !== undefined) share.push((first.at(-1) ?? 0) / bare);
      const start = cpu();
      const listed = namedCases(schema, options).cases;
      named.push(cpu() - start);
      cases += listed.length;
      const sound = listed.filter(({ keyword }) => keyword !== 'format').slice(0, mostJudged);
      const made = fc.sample(valid(schema, options), { seed: 2, numRuns: 100 });
      const broken = fc.sample(violations(schema, options), { seed: 1, numRuns: 20 });
      // The judge shares the reading of OpenAPI with the engine, and nothing else; formats it takes for annotations.
      const bad = await withJudge(
        standaloneBody(schema, options),
        '2020-12',
        {},
        (judge) =>
          made.some((value) => !judge(value)) ||
          sound.some(({ kind, value }) => judge(value) !== (kind === 'valid')) ||
          broken.some(
            ({ value, control, violation }) => !judge(control) || (violation.keyword !== 'format' && judge(value)),
          ),
      );
      if (bad) wrong.push(body.name);
      values += made.length + broken.length + sound.length;
    } catch (cause) {
      refused.push(`${body.name}: ${cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)}`);
    }
  }
  return {
    bodies: bodies.length,
    values,
    wrong,
    refused,
    first: spread(first),
    share: spread(share),
    hundred: spread(hundred),
    namedCases: cases,
    named: spread(named),
  };
}

/** One cold run over a copy: a schema that no cache has seen. */
function timed({ schema, options }: RequestBody): { readonly first: number; readonly hundred: number } {
  const copy = structuredClone(schema);
  const start = cpu();
  const arbitrary = valid(copy, options);
  fc.sample(arbitrary, { seed: 1, numRuns: 1 });
  const first = cpu() - start;
  fc.sample(arbitrary, { seed: 2, numRuns: 99 });
  return { first, hundred: cpu() - start };
}

/** What a fresh ajv takes, as anybody would use it; undefined for what it does not read. */
function timedBare(schema: JsonSchema): number | undefined {
  const start = cpu();
  try {
    new Ajv2020.Ajv2020({ strict: false, logger: false, validateFormats: false }).compile(schema as object);
  } catch {
    // `nullable` without `type`, and whatever else it takes for a mistake.
    return undefined;
  }
  return cpu() - start;
}

/** Milliseconds that the process has worked: another process on the machine takes none of them. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The middle one of a few times: another process may have taken the others. */
function middle(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}

function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99), most: sorted.at(-1) ?? 0 };
}

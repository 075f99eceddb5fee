import * as fc from 'fast-check';
import { createGeneratorSync } from 'json-schema-faker';
import { sample } from 'openapi-sampler';
import type { Json, JsonObject, JsonSchema } from '../../harness/model/json.ts';
import { bundle } from '../../harness/schema/reading/bundle.ts';
import { compile, fromOpenApi30, type SchemaOptions, valid } from '../../harness/schema/schema.ts';

/** One way to make values for a schema. */
interface Generator {
  readonly name: string;
  /** Makes a list of values; throws when it cannot. */
  readonly make: (schema: JsonSchema, count: number) => readonly unknown[];
}

/** What one generator did with many schemas. */
export interface Score {
  readonly name: string;
  readonly schemas: number;
  /** Schemas for which every value was made and valid. */
  readonly served: number;
  readonly values: number;
  readonly wrong: number;
  readonly perSecond: number;
  /** The same value made twice shows nothing new. */
  readonly differentPerSecond: number;
}

/** The engine and the generators that a TypeScript user would pick instead. */
export const generators: readonly Generator[] = [
  { name: 'rolecall', make: (schema, count) => fc.sample(valid(schema), { seed: 1, numRuns: count }) },
  {
    name: 'json-schema-faker 0.6.3',
    make: (schema, count) => {
      const generator = createGeneratorSync({ seed: 1, alwaysFakeOptionals: false });
      // Its type of a schema is its own; what it reads is plain JSON.
      return Array.from({ length: count }, () =>
        generator.generate(schema as Parameters<typeof generator.generate>[0]),
      );
    },
  },
  {
    name: 'openapi-sampler 1.7.9',
    // It gives one sample per schema: asking again costs as much as asking for the first time.
    make: (schema, count) =>
      Array.from({ length: count }, () => sample(schema as object, { quiet: true }, schema as object)),
  },
];

/** The request body as a schema that stands alone, which every generator can read. */
export function standaloneBody(schema: JsonSchema, { root, dialect }: SchemaOptions): JsonSchema {
  const convert = dialect === 'openapi-3.0' ? fromOpenApi30 : (one: JsonSchema) => one;
  return bundle(schema, root ?? (schema as JsonObject), convert).schema;
}

/** Lets one generator make values for every schema and counts what ajv refuses. */
export function score({ name, make }: Generator, schemas: readonly JsonSchema[], count: number): Score {
  let [served, values, wrong, different, milliseconds] = [0, 0, 0, 0, 0];
  for (const schema of schemas) {
    const own = structuredClone(schema);
    const start = process.cpuUsage();
    let made: readonly unknown[] = [];
    try {
      made = make(own, count);
    } catch {
      // A generator that gives up on a schema does not serve it: that is what is counted.
    }
    const { user, system } = process.cpuUsage(start);
    milliseconds += (user + system) / 1000;
    const bad = made.filter((value) => value === undefined || !compile(schema).accepts(written(value))).length;
    if (made.length === count && bad === 0) served += 1;
    values += made.length;
    different += new Set(made.map((value) => JSON.stringify(value))).size;
    wrong += bad;
  }
  const perSecond = (values / milliseconds) * 1000;
  const differentPerSecond = (different / milliseconds) * 1000;
  return { name, schemas: schemas.length, served, values, wrong, perSecond, differentPerSecond };
}

function written(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

import { registerSchema, unregisterSchema } from '@hyperjump/json-schema';
import '@hyperjump/json-schema/draft-04';
import '@hyperjump/json-schema/draft-06';
import '@hyperjump/json-schema/draft-07';
import '@hyperjump/json-schema/draft-2019-09';
import { validate } from '@hyperjump/json-schema/draft-2020-12';
import { addKeyword, getKeyword } from '@hyperjump/json-schema/experimental';
import * as Instance from '@hyperjump/json-schema/instance/experimental';
import type { Json, JsonSchema } from '../../harness/model/json.ts';
import type { Dialect } from '../../harness/schema/schema.ts';

/** Whether a value is valid, by a validator that shares nothing with the engine's. */
export type Judge = (value: Json) => boolean;

const metaschemas: Readonly<Record<Exclude<Dialect, 'openapi-3.0'>, string>> = {
  'draft-04': 'http://json-schema.org/draft-04/schema',
  'draft-06': 'http://json-schema.org/draft-06/schema',
  'draft-07': 'http://json-schema.org/draft-07/schema',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
};

// The judge divides in binary, and takes 0.123456789 times 90,000,000,000 for no multiple: numbers are decimals, as they are written.
addKeyword({
  ...getKeyword<number>('https://json-schema.org/keyword/multipleOf'),
  interpret: (divisor, instance) =>
    Instance.typeOf(instance) !== 'number' || isMultiple(Instance.value<number>(instance), divisor),
});

/** Whether a number is a multiple of another, both taken as the decimals that they are written as. */
function isMultiple(value: number, divisor: number): boolean {
  const [one, other] = [decimal(value), decimal(divisor)];
  const places = Math.max(one.places, other.places);
  return scaled(one, places) % scaled(other, places) === 0n;
}

interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

function decimal(number: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(number).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}

function scaled({ digits, places }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - places);
}

let count = 0;

/** Lets `use` judge values of one schema; the schema and its documents are forgotten afterwards. */
export async function withJudge<T>(
  schema: JsonSchema,
  dialect: Exclude<Dialect, 'openapi-3.0'>,
  documents: Readonly<Record<string, Json>>,
  use: (judge: Judge) => T,
): Promise<T> {
  count += 1;
  const uri = `https://judge.example/${count}`;
  const registered: string[] = [];
  const register = (document: JsonSchema, address: string) => {
    // Its type of a schema is its own; what it reads is plain JSON.
    registerSchema(document as Parameters<typeof registerSchema>[0], address, metaschemas[dialect]);
    registered.push(address);
  };
  try {
    for (const [address, document] of Object.entries(documents)) {
      try {
        register(document as JsonSchema, address);
      } catch {
        // A remote of a metaschema that the judge does not know: a schema that needs it fails to compile below.
      }
    }
    register(schema, uri);
    const compiled = await validate(uri);
    return use((value) => compiled(value as Parameters<typeof compiled>[0]).valid);
  } finally {
    for (const address of registered) unregisterSchema(address);
  }
}

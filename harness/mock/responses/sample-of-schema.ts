import { isObject } from '../../domain/is-object.ts';
import { put } from '../../domain/pointer.ts';
import { HarnessError } from '../../errors.ts';
import type { Json, JsonObject, JsonSchema, JsonSchemaObject } from '../../model/json.ts';
import { compile } from '../../schema/compile.ts';
import { fullDraw, simplestDraw } from '../../schema/draw.ts';
import { engineOf } from '../../schema/engine.ts';
import { plain, schemaAtPlace } from './schema-place.ts';

/** How much of a schema a sample shows. */
type Extent = 'required' | 'everything';

/**
 * One ordinary value of a schema, always the same: what the document gives as constant, example or default, else the
 * plainest value of the type. Where that breaks the schema (formats, patterns, closed objects) the generator makes one.
 */
export function sampleOfSchema(schema: JsonSchema | undefined, extent: Extent = 'required'): Json {
  if (!isObject(schema)) return {};
  const known = samples.get(schema)?.[extent];
  if (known !== undefined) return known;
  const made = conforming(schema, sample(schema, schema, extent, 0), extent);
  samples.set(schema, { ...samples.get(schema), [extent]: made });
  return made;
}

const samples = new WeakMap<JsonSchemaObject, Partial<Record<Extent, Json>>>();

/** The plain value, mended part by part where the schema refuses it, or else one from the generator; the plain one when there is none. */
function conforming(schema: JsonSchemaObject, plainValue: Json, extent: Extent): Json {
  try {
    const { accepts, errors } = compile(schema);
    if (accepts(plainValue)) return plainValue;
    const mended = errors(plainValue).reduce((value, { pointer }) => {
      const place = schemaAtPlace(schema, pointer);
      return place === undefined || pointer === '' ? value : put(value, pointer, generated(place, extent));
    }, plainValue);
    return accepts(mended) ? mended : generated(schema, extent);
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    // Nothing conforms, or nobody can say: the check of the contract tells which.
    return plainValue;
  }
}

function generated(schema: JsonSchemaObject, extent: Extent): Json {
  return engineOf(schema).generate(extent === 'everything' ? fullDraw : simplestDraw);
}

function sample(schema: JsonSchemaObject, root: JsonSchemaObject, extent: Extent, depth: number): Json {
  const known = plain(schema, root);
  const given = [known.const, firstOf(known.enum), known.default, known.example, firstOf(known.examples)].find(
    (value) => value !== undefined,
  );
  if (given !== undefined) return given;
  const type =
    [known.type].flat().find((each) => each !== 'null') ??
    (known.properties ? 'object' : known.items ? 'array' : 'string');
  if (type === 'object') return sampleObject(known, root, extent, depth);
  if (type === 'array') return sampleArray(known, root, extent, depth);
  if (type === 'string') return sampleString(known);
  if (type === 'boolean') return false;
  return Math.max(Number(known.minimum ?? 1), Number(known.exclusiveMinimum ?? -1) + 1);
}

function sampleObject(schema: JsonSchemaObject, root: JsonSchemaObject, extent: Extent, depth: number): JsonObject {
  const required = new Set(Array.isArray(schema.required) ? (schema.required as readonly string[]) : []);
  const properties = isObject(schema.properties) ? schema.properties : {};
  // What is optional ends at a depth, since documents refer to themselves.
  const chosen = Object.entries(properties).filter(
    ([key]) => required.has(key) || (extent === 'everything' && depth < 4),
  );
  const members = chosen.map(([key, value]) => [
    key,
    isObject(value) && depth < 12 ? sample(value, root, extent, depth + 1) : null,
  ]);
  return Object.fromEntries(members) as JsonObject;
}

function sampleArray(schema: JsonSchemaObject, root: JsonSchemaObject, extent: Extent, depth: number): readonly Json[] {
  const length = Math.min(longest, Number(schema.minItems ?? 0));
  const items = isObject(schema.items) ? schema.items : {};
  return Array.from({ length }, () => sample(items, root, extent, depth + 1));
}

/** Longest array and text that are made: a schema that asks for more is for the check of the contract to tell. */
const longest = 10_000;

const strings: Readonly<Record<string, string>> = {
  'date-time': '2026-01-15T09:30:00.000Z',
  date: '2026-01-15',
  time: '09:30:00Z',
  duration: 'PT1M',
  email: 'someone@example.test',
  uuid: '5f0c1e8a-7d2b-4c39-9a61-0b8e4d7f2a13',
  uri: 'https://example.test/',
  hostname: 'example.test',
  ipv4: '192.0.2.1',
};

function sampleString(schema: JsonSchemaObject): string {
  const text = strings[String(schema.format)] ?? 'text';
  const least = Math.min(longest, Number(schema.minLength ?? 0));
  const most = Number(schema.maxLength ?? Number.POSITIVE_INFINITY);
  if (schema.pattern !== undefined && /\\d|\[0-9\]/.test(String(schema.pattern))) return '1'.repeat(Math.max(1, least));
  return text.padEnd(least, 'x').slice(0, most);
}

function firstOf(value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? (value as readonly Json[]).find((each) => each !== null) : undefined;
}

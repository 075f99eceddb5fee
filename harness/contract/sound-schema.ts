import { isObject } from '../domain/is-object.ts';
import { escapeKey } from '../domain/pointer.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../model/json.ts';
import { isSchema } from '../schema/reading/subschemas.ts';
import { withEnumOfType } from './enum-type.ts';
import type { NoteGap } from './gap.ts';
import { expectedForm, holdsMap, holdsSchemas } from './keyword-forms.ts';
import { noteOddities } from './schema-oddities.ts';

// They name schemas or dialects; references are followed in the document instead.
const naming = new Set([
  '$schema',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$recursiveAnchor',
  '$vocabulary',
  '$comment',
  '$defs',
  'definitions',
]);
const unread = new Set(['$dynamicRef', '$recursiveRef']);

/** Which language the schemas of a document are written in, and what to make of its mistakes. */
interface SoundReading {
  readonly openApi30: boolean;
  /** What `nullable` does where it is not a keyword (OpenAPI 3.1): `true` lets null in, as its authors mean. */
  readonly lenientNull: boolean;
  readonly note: NoteGap;
}

/**
 * A copy of a schema without what no validator could read; each thing left out, and each oddity that stays, is noted.
 * References are not followed.
 */
export function soundSchema(schema: Json, at: Pointer, reading: SoundReading): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  if (!isObject(schema)) {
    reading.note('keyword-invalid', 'a schema is no schema', 'an object or a boolean', show(schema), at);
    return true;
  }
  const kept: Record<string, Json> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (naming.has(keyword)) continue;
    const expected = unread.has(keyword) ? 'a $ref' : expectedForm(keyword, value);
    const where = `${at}/${escapeKey(keyword)}`;
    if (expected === undefined) kept[keyword] = soundValue(keyword, value, where, reading);
    else reading.note('keyword-invalid', `${keyword} cannot be read and is left out`, expected, show(value), where);
  }
  noteOddities(kept, at, reading.openApi30, reading.note);
  const typed = withEnumOfType(kept, at, reading.note);
  return reading.openApi30 ? typed : mend31(typed, reading.lenientNull);
}

function soundValue(keyword: string, value: Json, at: Pointer, reading: SoundReading): Json {
  if (keyword === 'enum') return unique(value as readonly Json[], at, reading.note);
  if (!holdsSchemas(keyword)) return value;
  if (Array.isArray(value)) return value.map((item: Json, index) => soundSchema(item, `${at}/${index}`, reading));
  if (isObject(value) && holdsMap(keyword)) {
    const members = Object.entries(value);
    return Object.fromEntries(
      members.map(([key, item]) => [key, soundSchema(item, `${at}/${escapeKey(key)}`, reading)]),
    );
  }
  return soundSchema(value, at, reading);
}

function unique(values: readonly Json[], at: Pointer, note: NoteGap): readonly Json[] {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value]));
  if (seen.size < values.length) {
    const twice = values.filter((value, index) => values.findIndex((other) => show(other) === show(value)) !== index);
    note(
      'enum-duplicates',
      `an enum lists ${twice.map(show).join(', ')} more than once`,
      'each value once',
      show(values),
      `${at}/enum`,
    );
  }
  return [...seen.values()];
}

/** Keywords of OpenAPI 3.0 in a 3.1 document: read as they are meant. */
function mend31(schema: JsonObject, lenientNull: boolean): JsonSchema {
  const { nullable, ...rest } = schema;
  const mended: Record<string, Json> = rest;
  for (const [exclusive, inclusive] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const flag = mended[exclusive];
    if (typeof flag !== 'boolean') continue;
    delete mended[exclusive];
    const limit = mended[inclusive];
    if (!flag || limit === undefined) continue;
    delete mended[inclusive];
    mended[exclusive] = limit;
  }
  if (nullable !== true || !lenientNull || acceptsNull(mended)) return mended;
  return { anyOf: [{ type: 'null' }, mended] };
}

function acceptsNull(schema: JsonObject): boolean {
  if (Array.isArray(schema.type)) return schema.type.includes('null');
  const branches = schema.anyOf ?? schema.oneOf;
  return (
    Array.isArray(branches) &&
    branches.some((branch: Json) => isSchema(branch) && isObject(branch) && branch.type === 'null')
  );
}

function show(value: Json): string {
  const written = JSON.stringify(value) ?? 'nothing';
  return written.length > 120 ? `${written.slice(0, 117)}...` : written;
}

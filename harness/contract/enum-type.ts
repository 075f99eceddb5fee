import type { Json, JsonObject, Pointer } from '../model/json.ts';
import type { NoteGap } from './gap.ts';

/**
 * The schema with an enum whose values are of its type. Where none is (`type: string, enum: [1, 2]`), they are read as the
 * type has them, and where that cannot be, the type is left out: what is listed says more.
 */
export function withEnumOfType(schema: JsonObject, at: Pointer, note: NoteGap): JsonObject {
  const { enum: values, type, ...rest } = schema;
  if (!Array.isArray(values) || type === undefined || values.length === 0) return schema;
  const types = [type].flat() as readonly Json[];
  if ((values as readonly Json[]).some((value) => value !== null && isOf(value, types))) return schema;
  const listed = (values as readonly Json[]).filter((value) => value !== null);
  if (listed.length === 0) return schema;
  const fact = `no value of an enum is of its type ${types.join(' or ')}`;
  note('enum-of-another-type', fact, `values of type ${types.join(' or ')}`, JSON.stringify(values).slice(0, 120), at);
  const read = listed.map((value) => asType(value, types));
  const nulls: readonly Json[] = values.includes(null) ? [null] : [];
  if (read.some((value) => value === undefined)) return { ...rest, enum: values };
  return { ...rest, type, enum: [...(read as readonly Json[]), ...nulls] };
}

function isOf(value: Json, types: readonly Json[]): boolean {
  const own = Array.isArray(value) ? 'array' : typeof value;
  return types.includes(own) || (types.includes('integer') && Number.isInteger(value));
}

/** A number as text where texts are asked for, and the other way round; `undefined` where it cannot be read so. */
function asType(value: Json, types: readonly Json[]): Json | undefined {
  if (types.includes('string'))
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return undefined;
  const number = Number(value);
  const fits = types.includes('number') || (types.includes('integer') && Number.isSafeInteger(number));
  return fits ? number : undefined;
}

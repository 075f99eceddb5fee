import { isObject } from '../domain/is-object.ts';
import { didYouMean } from '../domain/nearest-names.ts';
import { at, keysOf } from '../domain/pointer.ts';
import type { Json, JsonObject, Pointer } from '../model/json.ts';

/** What the validator of the target file's schema found. */
interface Mistake {
  readonly keyword: string;
  readonly pointer: Pointer;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
}

/** A mistake in a target file in plain words, and what to type. */
export function mistakeInWords(mistake: Mistake, schema: JsonObject): { readonly fact: string; readonly hint: string } {
  const { keyword, pointer, message, expected, received } = mistake;
  const keys = keysOf(pointer);
  const key = keys.at(-1) ?? '';
  const see = 'see docs/targets.md, or name specs/targets.schema.json in your editor';
  if (keyword === 'additionalProperties') {
    const place = keys.slice(0, -1).join('.');
    const known = Object.keys(objectAt(schemaAt(schema, schema, keys.slice(0, -1)).properties));
    return { fact: `${place} has no key "${key}"`, hint: known.length === 0 ? see : didYouMean(key, known) };
  }
  const place = schemaAt(schema, schema, keys);
  if (keyword === 'pattern' && /^\^\(https\?:/.test(String(place.pattern)))
    return { fact: `${keys.join('.')} cannot be ${received}`, hint: 'begin it with http:// or https://' };
  const values = place.enum;
  if (keyword === 'enum' && Array.isArray(values)) {
    const written = received.replace(/^"|"$/g, '');
    const known = values.map(String);
    return { fact: `${keys.join('.')} cannot be ${received}`, hint: didYouMean(written, known) };
  }
  return { fact: `${message.replace(pointer, keys.join('.'))}; expected ${expected}, received ${received}`, hint: see };
}

/** The part of a schema that says what may stand at a place; an empty one where that is not so simple. */
function schemaAt(root: JsonObject, schema: JsonObject, keys: readonly string[]): JsonObject {
  const { $ref } = schema;
  if (typeof $ref === 'string') return schemaAt(root, objectAt(at(root, $ref.slice(1))), keys);
  const [key, ...rest] = keys;
  if (key === undefined) return schema;
  const { properties, additionalProperties, items } = schema;
  return schemaAt(root, objectAt(objectAt(properties)[key] ?? additionalProperties ?? items), rest);
}

function objectAt(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

import type { Json, JsonObject, JsonSchema } from '../model/json.ts';
import { isObject } from './is-object.ts';
import { at } from './pointer.ts';

/** Names and texts, as a form, a query or a path carries them. */
export type Pairs = readonly (readonly [name: string, text: string])[];

/** An object as names and texts: an array once for each item, null as nothing. What is no text is written as JSON writes it. */
export function toPairs(value: Json): Pairs {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    (Array.isArray(member) ? (member as readonly Json[]) : [member]).map((item): [string, string] => [
      name,
      textOf(item),
    ]),
  );
}

/** The object that names and texts stand for, by the types that `schema` gives its members: texts have none of their own. */
export function fromPairs(pairs: Pairs, schema: JsonSchema): JsonObject {
  const names = [...new Set(pairs.map(([name]) => name))];
  return Object.fromEntries(
    names.map((name) => {
      const texts = pairs.filter(([own]) => own === name).map(([, text]) => text);
      const place = memberOf(schema, name);
      const types = typesOf(place, schema, 0);
      if (types.has('array') || texts.length > 1) {
        const items = typesOf(
          place.flatMap((one) => (isObject(one.items) ? [one.items] : [])),
          schema,
          0,
        );
        return [name, texts.map((text) => readText(text, items))];
      }
      return [name, readText(texts[0] ?? '', types)];
    }),
  );
}

function textOf(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readText(text: string, types: ReadonlySet<string>): Json {
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  const isNumber = (types.has('integer') || types.has('number')) && /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text);
  return isNumber ? Number(text) : text;
}

function memberOf(schema: JsonSchema, name: string): readonly JsonObject[] {
  return branches(schema, schema, 0).flatMap(({ properties }) => {
    const own = isObject(properties) ? properties[name] : undefined;
    return isObject(own) ? branches(own, schema, 0) : [];
  });
}

function typesOf(places: readonly JsonObject[], root: JsonSchema, depth: number): ReadonlySet<string> {
  const found = places
    .flatMap((place) => branches(place, root, depth))
    .flatMap(({ type, enum: values }) => {
      const listed = Array.isArray(values) ? (values as readonly Json[]).map((value) => typeof value) : [];
      return [...[type].flat().map(String), ...(type === undefined ? listed : [])];
    });
  return new Set(found);
}

/** The object schemas that a schema is made of, references into its own document followed. */
function branches(schema: JsonSchema, root: JsonSchema, depth: number): readonly JsonObject[] {
  if (!isObject(schema) || depth > 10) return [];
  const target = typeof schema.$ref === 'string' && isObject(root) ? at(root, schema.$ref.slice(1)) : undefined;
  const inner = [target, schema.allOf, schema.anyOf, schema.oneOf].flat(1) as readonly (Json | undefined)[];
  return [schema, ...inner.flatMap((one) => (isObject(one) ? branches(one, root, depth + 1) : []))];
}

import * as fc from 'fast-check';
import type { Json, JsonObject, JsonSchema } from '../model/json.ts';
import { compile, type SchemaOptions, standalone } from './compile.ts';
import { at } from './reading/pointer.ts';
import { isObject } from './reading/subschemas.ts';

/** Payloads that conform to `schema`, with working shrinking. */
export function valid(schema: JsonSchema, options: SchemaOptions = {}): fc.Arbitrary<Json> {
  const compiled = compile(schema, options);
  const whole = standalone(schema, options).schema;
  return plain(whole, isObject(whole) ? whole : {}, 3).filter((value) => compiled.accepts(value));
}

const BY_FORMAT: Record<string, () => fc.Arbitrary<string>> = {
  email: () => fc.constantFrom('ada@example.com', 'a@b.co', 'grace.hopper+x@mail.example.org'),
  uuid: () => fc.uuid(),
  uri: () => fc.webUrl(),
  'date-time': () =>
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((d) => d.toISOString()),
  date: () =>
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((d) => d.toISOString().slice(0, 10)),
};

function plain(schema: JsonSchema, root: JsonObject, depth: number): fc.Arbitrary<Json> {
  if (typeof schema === 'boolean') return fc.constantFrom<Json>('a', 1, null);
  if (typeof schema.$ref === 'string')
    return plain((at(root, decodeURIComponent(schema.$ref.slice(1))) ?? true) as JsonSchema, root, depth);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as Json[]));
  if (schema.const !== undefined) return fc.constant(schema.const);
  const branches = (schema.oneOf ?? schema.anyOf) as readonly JsonSchema[] | undefined;
  const { oneOf: _o, anyOf: _a, allOf, ...rest } = schema;
  if (branches) return fc.oneof(...branches.map((branch) => plain(join(rest, branch), root, depth)));
  if (Array.isArray(allOf))
    return plain(
      (allOf as JsonSchema[]).reduce((all, part) => join(all, part), rest),
      root,
      depth,
    );
  const types = [schema.type ?? (schema.properties ? 'object' : 'string')].flat() as string[];
  return fc.oneof(...types.map((type) => typed(type, schema, root, depth)));
}

function join(one: JsonSchema, other: JsonSchema): JsonSchema {
  return typeof one === 'boolean' ? other : typeof other === 'boolean' ? one : { ...one, ...other };
}

function typed(type: string, schema: JsonObject, root: JsonObject, depth: number): fc.Arbitrary<Json> {
  const number = (keyword: string, otherwise: number) =>
    typeof schema[keyword] === 'number' ? schema[keyword] : otherwise;
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.integer({ min: number('minimum', 0), max: number('maximum', 1_000_000) });
    case 'array':
      return fc.array(plain((schema.items ?? true) as JsonSchema, root, depth - 1), {
        minLength: number('minItems', 0),
        maxLength: Math.max(number('minItems', 0), Math.min(number('maxItems', 4), depth > 0 ? 4 : 0)),
      });
    case 'object': {
      const required = new Set([schema.required ?? []].flat());
      const entries = Object.entries(isObject(schema.properties) ? schema.properties : {});
      const kept = entries.filter(([name]) => depth > 0 || required.has(name));
      const model = Object.fromEntries(
        kept.map(([name, inner]) => [name, plain(inner as JsonSchema, root, depth - 1)]),
      );
      return fc.record(model, {
        requiredKeys: Object.keys(model).filter((name) => required.has(name)),
        noNullPrototype: true,
      });
    }
    default: {
      const format = BY_FORMAT[String(schema.format)];
      if (format) return format();
      const minLength = number('minLength', 0);
      return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(number('maxLength', 20), 1000)) });
    }
  }
}

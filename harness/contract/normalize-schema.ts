import { isObject } from '../domain/is-object.ts';
import type { Json, JsonObject, JsonSchema, JsonSchemaObject } from '../model/json.ts';
import { fromOpenApi30 } from '../schema/from-openapi.ts';
import { mapSubschemas } from '../schema/reading/subschemas.ts';
import type { Documents, Located } from './documents.ts';
import { soundSchema } from './sound-schema.ts';

/** Who sends the value, and what to make of `nullable` where it is no keyword. */
export interface SchemaUse {
  /** A request does not send what is readOnly; a response need not have what is writeOnly. */
  readonly side: 'request' | 'response';
  /** False to keep null out of what only OpenAPI 3.0's `nullable` lets in (in a 3.1 document); default true. */
  readonly lenientNull?: boolean;
}

/** The JSON Schema 2020-12 of a schema of the document, self-contained: every reference leads into its own `$defs`. */
export function normalizeSchema(documents: Documents, start: Located, use: SchemaUse): JsonSchema {
  const names = new Map<string, string>();
  const definitions: Record<string, JsonSchema> = {};
  const root = read(start);
  const whole = inlineRoot(root, definitions);
  const needed = reachable(whole, definitions);
  if (typeof whole === 'boolean' || Object.keys(needed).length === 0) return whole;
  return { ...whole, $defs: needed };

  function read(place: Located): JsonSchema {
    const openApi30 = documents.isOpenApi30;
    const lenientNull = use.lenientNull ?? true;
    const sound = soundSchema(place.value, place.pointer, { openApi30, lenientNull, note: documents.note });
    return settle(openApi30 ? fromOpenApi30(sound) : sound, place, new Set());
  }

  /** References rewritten, one side's properties left out; `dropped` are names that a schema around this one leaves out. */
  function settle(schema: JsonSchema, place: Located, dropped: ReadonlySet<string>): JsonSchema {
    if (typeof schema === 'boolean') return schema;
    const gone = new Set([...dropped, ...leftOut(schema, place)]);
    const { allOf, required, ...rest } = schema;
    const inner: Record<string, Json> = { ...mapSubschemas(rest, (sub) => settle(sub, place, new Set())) };
    if (Array.isArray(allOf)) inner.allOf = allOf.map((branch: JsonSchema) => settle(branch, place, gone));
    if (Array.isArray(required)) inner.required = required.filter((name: Json) => !gone.has(String(name)));
    if (use.side === 'request' && isObject(inner.properties)) inner.properties = omit(inner.properties, gone);
    if (use.side === 'response' && isInSeconds(schema)) inner.format = 'unixtime';
    return typeof schema.$ref === 'string' ? pointed(inner, schema.$ref, place) : inner;
  }

  function pointed(schema: JsonObject, reference: string, place: Located): JsonSchema {
    const { $ref: _, ...siblings } = schema;
    const target = documents.resolve(reference, place);
    return target === undefined ? siblings : { ...siblings, $ref: `#/$defs/${define(target)}` };
  }

  function define(target: Located): string {
    const key = `${target.file}#${target.pointer}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const wanted = (target.pointer.split('/').at(-1) || 'Schema').replaceAll(/[^\w.-]/g, '_');
    let name = wanted;
    for (let count = 2; Object.hasOwn(definitions, name); count += 1) name = `${wanted}_${count}`;
    names.set(key, name);
    definitions[name] = true;
    definitions[name] = read(target);
    if (circles(name)) {
      documents.note('ref-circular', `$ref ${key} leads back to itself`, 'a schema', 'a circle', target.pointer);
      definitions[name] = true;
    }
    return name;
  }

  /** Whether a definition is nothing but a chain of references that comes back to it. */
  function circles(name: string): boolean {
    const seen = new Set<string>();
    let here: JsonSchema | undefined = definitions[name];
    while (isObject(here) && typeof here.$ref === 'string' && Object.keys(here).length === 1) {
      if (seen.has(here.$ref)) return true;
      seen.add(here.$ref);
      here = definitions[here.$ref.slice('#/$defs/'.length)];
    }
    return false;
  }

  function leftOut(schema: JsonSchemaObject, place: Located): readonly string[] {
    const flag = use.side === 'request' ? 'readOnly' : 'writeOnly';
    const own = isObject(schema.properties) ? Object.entries(schema.properties) : [];
    const names = own.filter(([, property]) => isFlagged(property, flag, place)).map(([name]) => name);
    const branches = Array.isArray(schema.allOf) ? schema.allOf : [];
    return [...names, ...branches.flatMap((branch: Json) => (isObject(branch) ? leftOut(branch, place) : []))];
  }

  function isFlagged(schema: Json, flag: string, place: Located, depth = 0): boolean {
    if (!isObject(schema) || depth > 10) return false;
    if (schema[flag] === true) return true;
    if (typeof schema.$ref === 'string') {
      const target = documents.resolve(schema.$ref, place);
      return target !== undefined && isFlagged(target.value, flag, target, depth + 1);
    }
    const { allOf, anyOf } = schema;
    if (Array.isArray(allOf) && allOf.some((branch: Json) => isFlagged(branch, flag, place, depth + 1))) return true;
    // A nullable schema has been wrapped in anyOf with null.
    const branches = Array.isArray(anyOf)
      ? anyOf.filter((branch: Json) => !isObject(branch) || branch.type !== 'null')
      : [];
    return branches.length > 0 && branches.every((branch: Json) => isFlagged(branch, flag, place, depth + 1));
  }
}

/** Whether a number is described as a time in seconds, which no format of OpenAPI says. */
function isInSeconds({ type, format, description }: JsonSchemaObject): boolean {
  const isNumber = [type].flat().some((one) => one === 'integer' || one === 'number');
  if (!isNumber || typeof description !== 'string' || ![undefined, 'int64'].includes(format as never)) return false;
  return (
    /unix|epoch|since 1970/i.test(description) &&
    /\bseconds?\b/i.test(description) &&
    !/milli|micro|nano/i.test(description)
  );
}

/** The schema that a root reference stands for, so that pointers into it need no detour. */
function inlineRoot(root: JsonSchema, definitions: Readonly<Record<string, JsonSchema>>): JsonSchema {
  let here = root;
  for (let hops = 0; hops < 50; hops += 1) {
    if (typeof here === 'boolean' || typeof here.$ref !== 'string' || Object.keys(here).length > 1) return here;
    here = definitions[here.$ref.slice('#/$defs/'.length)] ?? true;
  }
  return true;
}

function reachable(root: JsonSchema, definitions: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> {
  const needed: Record<string, JsonSchema> = {};
  const visit = (schema: JsonSchema): JsonSchema => {
    if (typeof schema === 'boolean') return schema;
    const name = typeof schema.$ref === 'string' ? schema.$ref.slice('#/$defs/'.length) : undefined;
    const definition = name === undefined ? undefined : definitions[name];
    if (name !== undefined && definition !== undefined && !Object.hasOwn(needed, name)) {
      needed[name] = definition;
      visit(definition);
    }
    return mapSubschemas(schema, visit);
  };
  visit(root);
  return needed;
}

function omit(object: JsonObject, names: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.has(name)));
}

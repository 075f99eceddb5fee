import { isObject } from '../../domain/is-object.ts';
import { sameJson } from '../../domain/same-json.ts';
import type { Operation } from '../../model/contract.ts';
import type { Json, JsonObject, JsonSchema } from '../../model/json.ts';
import type { ErrorShape } from '../../model/profile.ts';
import { compile } from '../../schema/compile.ts';
import { isSchema } from '../../schema/reading/subschemas.ts';
import { branches } from '../place-in-schema.ts';

/** Body templates of the documented errors, one for each shape; those that cannot be filled soundly are left out. */
export function inferErrors({ responses }: Operation): readonly ErrorShape[] {
  const shapes = Object.values(responses)
    .filter(({ status }) => /^(4|default)/.test(status))
    .flatMap(({ status, content }) => {
      const [mediaType, media] = Object.entries(content).find(([type]) => /json/.test(type)) ?? [];
      if (mediaType === undefined || media?.schema === undefined) return [];
      const body = template(media.schema, media.schema, '', 0);
      return body !== undefined && fits(media.schema, body) ? [{ status, mediaType, body }] : [];
    });
  const first = shapes[0];
  if (first === undefined) return [];
  const same = (one: { readonly mediaType: string; readonly body: Json }) =>
    one.mediaType === first.mediaType && sameJson(one.body, first.body);
  const special = shapes.filter((shape) => !same(shape) && /^\d+$/.test(shape.status));
  return [
    ...special.map(({ status, mediaType, body }) => ({ statuses: [Number(status)], mediaType, body })),
    { mediaType: first.mediaType, body: first.body },
  ];
}

function template(schema: JsonSchema, root: JsonSchema, name: string, depth: number): Json | undefined {
  const definitions = isObject(root) && isObject(root.$defs) ? root.$defs : {};
  const parts = branches(schema, definitions);
  const listed = parts.flatMap((part) =>
    Array.isArray(part.enum) ? (part.enum as readonly Json[]) : (part.const ?? []),
  );
  if (listed[0] !== undefined) return listed[0];
  const part = parts.find(({ type }) => type !== 'null') ?? {};
  const type = [part.type].flat().find((each) => each !== 'null') ?? (isObject(part.properties) ? 'object' : undefined);
  if (type === 'object') return depth < 4 ? objectOf(parts, root, depth) : undefined;
  if (type === 'array') return listOf(part, root, name, depth);
  if (type === 'integer' || type === 'number') return /status|code/i.test(name) ? '{status}' : 0;
  if (type === 'boolean') return false;
  return type === 'string' ? words(name) : undefined;
}

function objectOf(parts: readonly JsonObject[], root: JsonSchema, depth: number): Json {
  const members: Record<string, Json> = {};
  for (const { properties, required } of parts) {
    if (!isObject(properties)) continue;
    for (const [key, inner] of Object.entries(properties)) {
      const needed = Array.isArray(required) && (required as readonly Json[]).includes(key);
      if (!needed && !/^(message|detail|description|error|errors|title|status|code|reason|type)$/i.test(key)) continue;
      const value = isSchema(inner) ? template(inner, root, key, depth + 1) : undefined;
      if (value !== undefined) members[key] = value;
      else if (needed) members[key] = null;
    }
  }
  return members;
}

function listOf({ items }: JsonObject, root: JsonSchema, name: string, depth: number): Json {
  const item = items !== undefined && isSchema(items) ? template(items, root, name, depth + 1) : undefined;
  return item === undefined ? [] : [item];
}

function words(name: string): string {
  if (/status/i.test(name)) return '{status:text}';
  if (/title|name/i.test(name)) return '{title}';
  return /code|type|key/i.test(name) ? '{code}' : '{detail}';
}

/** The template, filled, conforms to what is documented. */
function fits(schema: JsonSchema, body: Json): boolean {
  const text = JSON.stringify(body)
    .replaceAll('"{status}"', '400')
    .replaceAll(/\{(status:text|title|detail|code)\}/g, (_, word) => (word === 'status:text' ? '400' : 'text'));
  return compile(schema).accepts(JSON.parse(text));
}

import type { Json, JsonObject } from './store.ts';

/** Short words for OpenAPI documents of the servers. */
export function document(
  title: string,
  server: string,
  scheme: JsonObject,
  paths: JsonObject,
  schemas: JsonObject,
): JsonObject {
  return {
    openapi: '3.1.0',
    info: { title, version: '1' },
    servers: [{ url: `https://${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.example${server}` }],
    security: [{ main: [] }],
    paths,
    components: { securitySchemes: { main: scheme }, schemas },
  };
}

export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
export const string = (more: JsonObject = {}): JsonObject => ({ type: 'string', ...more });
export const integer = (more: JsonObject = {}): JsonObject => ({ type: 'integer', ...more });
export const array = (items: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'array', items, ...more });
export const oneOf = (...values: Json[]): JsonObject => ({ enum: values });

export function object(properties: JsonObject, required: readonly string[] = [], more: JsonObject = {}): JsonObject {
  return { type: 'object', properties, ...(required.length > 0 ? { required: [...required] } : {}), ...more };
}

export function parameter(name: string, place: string, schema: JsonObject, required = place === 'path'): JsonObject {
  return { name, in: place, required, schema };
}

export function content(schema: JsonObject, type = 'application/json'): JsonObject {
  return { content: { [type]: { schema } } };
}

/** Responses by status code: a schema, or null for one without a body. */
export function responses(
  byStatus: Readonly<Record<string, JsonObject | null>>,
  type = 'application/json',
  errorType = type,
): JsonObject {
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, schema]) => [
      status,
      {
        description: status,
        ...(schema === null ? {} : content(schema, Number(status) < 300 ? type : errorType)),
        ...(status === '429' ? { headers: { 'Retry-After': { schema: { type: 'integer', minimum: 0 } } } } : {}),
      },
    ]),
  );
}

/** The same schema for several refusals. */
export function refusals(schema: JsonObject | null, ...statuses: readonly number[]): Record<string, JsonObject | null> {
  return Object.fromEntries(statuses.map((status) => [String(status), schema]));
}

/** A read that stands beside the update. */
export function read(parameters: readonly JsonObject[], schema: JsonObject, type = 'application/json'): JsonObject {
  return {
    'x-sibling': true,
    parameters: [...parameters],
    responses: { 200: { description: '200', ...content(schema, type) } },
  };
}

import { isObject } from '../../domain/is-object.ts';
import { escapeKey } from '../../domain/pointer.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { NoteGap } from '../gap.ts';

/** The address of the operation: `PUT`, and on the next line `https://api.example/users/:id`. */
const address = /^(GET|PUT|POST|PATCH|DELETE)\n(https?:\/\/[^/\s]+)(\/\S*)$/m;

const titles = ['Authentication', 'Path parameters', 'Query parameters', 'Headers', 'Request', 'Response', 'Errors'];

/** `role_idslist of stringsOptional`: name, type, whether it is required, format, run together as a browser copies them. */
const field =
  /^([A-Za-z_][\w.-]*?)(list of (?:string|integer|boolean|double|object|map)s|string|integer|long|double|float|boolean|datetime|object|map|enum)(Required|Optional)?(Deprecated)?(?:format: "([\w-]+)")?$/;

/** Whether a text is a reference page as a browser shows it: an address, and fields whose name, type and need stand in one word. */
export function isLabelPage(page: string): boolean {
  const text = lf(page);
  return (
    address.test(text) && /^(Request|Path parameters)$/m.test(text) && text.split('\n').some((line) => field.test(line))
  );
}

/** The OpenAPI document that such a page describes. */
export function labelPages(page: string, note: NoteGap): readonly JsonObject[] {
  const text = lf(page);
  const [, method = '', server = '', written = ''] = address.exec(text) ?? [];
  const path = written.replaceAll(/:(\w+)/g, '{$1}');
  const verb = method.toLowerCase();
  const sections = sectionsOf(text);
  const schemes = schemesOf(sections.get('Authentication') ?? []);
  note(
    'page-of-labels',
    'a rendered page does not say what may be null, nor what objects in its response have',
    'an OpenAPI document',
    'a page as a browser shows it',
    `/paths/${escapeKey(path)}/${verb}`,
  );
  const body = schemaOf(sections.get('Request') ?? []);
  const example = exampleOf(text);
  const shown = schemaOf(sections.get('Response') ?? []);
  return [
    {
      openapi: '3.0.3',
      'x-page': 'of one operation',
      info: { title: titleOf(text), version: '' },
      servers: [{ url: server }],
      ...(schemes.length === 0 ? {} : { security: schemes.map(([name]) => ({ [name]: [] })) }),
      paths: {
        [path]: {
          [verb]: {
            parameters: [
              ...parametersOf(sections, 'Path parameters', 'path'),
              ...parametersOf(sections, 'Query parameters', 'query'),
              ...parametersOf(sections, 'Headers', 'header'),
            ],
            ...(body === undefined ? {} : { requestBody: { required: true, content: json(body) } }),
            responses: {
              200: {
                description: 'OK',
                ...(shown === undefined ? {} : { content: json(filled(shown, example), example) }),
              },
              ...errorsOf(sections.get('Errors') ?? []),
            },
          },
        },
      },
      ...(schemes.length === 0 ? {} : { components: { securitySchemes: Object.fromEntries(schemes) } }),
    },
  ];
}

function lf(page: string): string {
  return page.replaceAll('\r\n', '\n');
}

function titleOf(text: string): string {
  const lines = text.slice(0, address.exec(text)?.index ?? 0).split('\n');
  return lines.findLast((line) => line.trim() !== '')?.trim() ?? 'Operation';
}

/** Lines below each title, from the address on. */
function sectionsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.slice(address.exec(text)?.index ?? 0).split('\n')) {
    const title = line.trim();
    if (titles.includes(title)) {
      lines = [];
      found.set(title, lines);
    } else if (title !== '') lines.push(title);
  }
  return found;
}

interface PageField {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonObject;
}

function fieldsOf(lines: readonly string[]): readonly PageField[] {
  return lines.flatMap((line) => {
    const [, name = '', type = '', need, deprecated, format] = field.exec(line) ?? [];
    if (name === '') return [];
    const schema = { ...typed(type), ...(format ? { format } : {}), ...(deprecated ? { deprecated: true } : {}) };
    return [{ name, required: need === 'Required', schema }];
  });
}

function typed(type: string): JsonObject {
  const list = /^list of (\w+?)s?$/.exec(type)?.[1];
  if (list !== undefined) return { type: 'array', items: typed(list) };
  if (type === 'datetime') return { type: 'string', format: 'date-time' };
  if (type === 'long') return { type: 'integer' };
  if (type === 'double' || type === 'float') return { type: 'number' };
  if (type === 'map') return { type: 'object' };
  return { type: type === 'enum' ? 'string' : type };
}

function schemaOf(lines: readonly string[]): JsonObject | undefined {
  const fields = fieldsOf(lines);
  if (fields.length === 0) return undefined;
  const required = fields.filter((each) => each.required).map(({ name }) => name);
  const properties = Object.fromEntries(fields.map(({ name, schema }) => [name, schema]));
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

function parametersOf(
  sections: ReadonlyMap<string, readonly string[]>,
  title: string,
  where: string,
): readonly JsonObject[] {
  return fieldsOf(sections.get(title) ?? []).map(({ name, required, schema }) => ({
    name,
    in: where,
    required: where === 'path' || required,
    schema,
  }));
}

/** `AuthorizationBearer`: the header and its scheme. */
function schemesOf(lines: readonly string[]): readonly (readonly [string, JsonObject])[] {
  return lines.flatMap((line) => {
    const scheme = /^Authorization(Bearer|Basic)$/.exec(line)?.[1]?.toLowerCase();
    return scheme === undefined ? [] : [[scheme, { type: 'http', scheme }] as const];
  });
}

function errorsOf(lines: readonly string[]): JsonObject {
  return Object.fromEntries(
    lines.flatMap((line, index) => (/^[45]\d\d$/.test(line) ? [[line, { description: lines[index + 1] ?? '' }]] : [])),
  );
}

/** Objects of which the page says nothing more have what its example has. */
function filled(schema: JsonObject, example: Json | undefined): JsonObject {
  const { properties } = schema;
  if (!isObject(example)) return schema;
  if (isObject(properties)) {
    const inner = Object.entries(properties).map(([name, own]) => [
      name,
      isObject(own) ? filled(own, example[name]) : own,
    ]);
    return { ...schema, properties: Object.fromEntries(inner) };
  }
  if (schema.type !== 'object') return schema;
  return { ...schema, properties: Object.fromEntries(Object.entries(example).map(([name, own]) => [name, like(own)])) };
}

function like(value: Json): JsonObject {
  if (value === null) return {};
  if (Array.isArray(value))
    return { type: 'array', ...(value[0] === undefined ? {} : { items: like(value[0] as Json) }) };
  if (isObject(value)) return filled({ type: 'object' }, value);
  return { type: Number.isInteger(value) ? 'integer' : typeof value };
}

/** The JSON of the response, its lines numbered. */
function exampleOf(text: string): Json | undefined {
  const lines = text.split('\n').filter((line) => /^\d+(?=[\s{}[\]])/.test(line));
  try {
    return JSON.parse(lines.map((line, index) => line.replace(String(index + 1), '')).join('\n')) as Json;
  } catch {
    // An example is a help, and what is none is left out.
    return undefined;
  }
}

function json(schema: JsonObject, example?: Json): JsonObject {
  return { 'application/json': { schema, ...(example === undefined ? {} : { example }) } };
}

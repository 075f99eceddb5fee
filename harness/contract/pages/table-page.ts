import { isObject } from '../../domain/is-object.ts';
import { escapeKey } from '../../domain/pointer.ts';
import type { Json, JsonObject, Pointer } from '../../model/json.ts';
import type { NoteGap } from '../gap.ts';
import { markdownTables } from './markdown-table.ts';
import { schemaOfTable } from './table-schema.ts';
import { type Tab, tabsOf } from './tabs.ts';

const endpoint = /\b(GET|PUT|POST|PATCH|DELETE)\s+(https?:\/\/[^/\s|`]+)(\/[^\s|`]*)/;

/** Whether a page describes operations in tables: one of addresses, one or more of fields. */
export function isTablePage(page: string): boolean {
  return endpoint.test(page) && /^\s*\|.*\bField\b.*\|.*\bType\b.*\|/m.test(page);
}

/** The OpenAPI documents, one for each version on a page, that its tables of fields describe. */
export function tablePages(page: string, note: NoteGap): readonly JsonObject[] {
  const title = /^title:\s*(.+)$/m.exec(page)?.[1] ?? /^#\s+([^{\n]+)/m.exec(page)?.[1] ?? 'Operation';
  const versions = tabsOf(page).filter(({ text }) => isTablePage(text));
  const sections = versions.length > 0 ? versions : [{ title: '', text: page, tabs: tabsOf(page) }];
  return sections
    .map((section) => documentOf(section, title.trim(), note))
    .filter((document) => document !== undefined);
}

function documentOf(section: Tab, title: string, note: NoteGap): JsonObject | undefined {
  const addresses = [...section.text.matchAll(new RegExp(endpoint, 'g'))];
  const [, method = '', , path = ''] = addresses[0] ?? [];
  if (method === '') return undefined;
  const pointer = `/paths/${escapeKey(path)}/${method.toLowerCase()}`;
  const servers = [...new Set(addresses.filter((found) => found[3] === path).map((found) => found[2] ?? ''))];
  const schemes = schemesOf(section.text);
  note(
    'page-of-tables',
    'tables of fields do not say which fields may be null or are readOnly',
    'an OpenAPI document',
    'tables',
    pointer,
  );
  return {
    openapi: '3.0.3',
    info: { title, version: section.title },
    servers: servers.map((url) => ({ url })),
    ...(schemes.length === 0 ? {} : { security: [Object.fromEntries(schemes.map((name) => [name, []]))] }),
    paths: { [path]: { [method.toLowerCase()]: operationOf(section, path, pointer, note) } },
    ...(schemes.length === 0
      ? {}
      : {
          components: {
            securitySchemes: Object.fromEntries(schemes.map((name) => [name, { type: 'apiKey', in: 'header', name }])),
          },
        }),
  };
}

function operationOf(section: Tab, path: string, pointer: Pointer, note: NoteGap): JsonObject {
  const [before = '', after = ''] = section.text.split(/^#+ Response\s*$/m);
  const [args = '', request = ''] = before.split(/^#+ Request\s*$/m);
  const statuses = tabsOf(after).filter((tab) => /^[1-5]\d\d$/.test(tab.title));
  const body = contentOf(tabsOf(request), `${pointer}/requestBody`, note);
  return {
    parameters: parametersOf(args, path),
    ...(body === undefined
      ? {}
      : { requestBody: { required: /Body Data\s*\(required\)/i.test(request), content: body } }),
    responses: Object.fromEntries(
      statuses.map((tab) => {
        const content = contentOf(tab.tabs, `${pointer}/responses/${tab.title}`, note);
        const description = tab.text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('{%')) ?? '';
        return [tab.title, { description: description.trim(), ...(content === undefined ? {} : { content }) }];
      }),
    ),
  };
}

function parametersOf(args: string, path: string): readonly Json[] {
  return args.split(/^#{3,} /m).flatMap((part) => {
    const place = /^path/i.test(part)
      ? 'path'
      : /^query/i.test(part)
        ? 'query'
        : /^header/i.test(part)
          ? 'header'
          : undefined;
    const rows = place === undefined ? [] : markdownTables(part).flatMap(({ rows }) => rows);
    return rows.flatMap((row) => {
      const { properties, required } = schemaOfTable([row], '', () => undefined);
      const [name, schema] = Object.entries(isObject(properties) ? properties : {})[0] ?? [];
      if (name === undefined || schema === undefined || (place === 'path' && !path.includes(`{${name}}`))) return [];
      return [
        {
          name,
          in: place ?? 'query',
          required: place === 'path' || (Array.isArray(required) && required.includes(name)),
          schema,
        },
      ];
    });
  });
}

/** `content` of a Model and an Example tab; `undefined` when there is no table of fields. */
function contentOf(tabs: readonly Tab[], at: Pointer, note: NoteGap): JsonObject | undefined {
  const rows = tabs
    .filter(({ title }) => /^model$/i.test(title))
    .flatMap(({ text }) => markdownTables(text).flatMap((table) => table.rows));
  if (rows.length === 0) return undefined;
  const schema = withoutEmpty(schemaOfTable(rows, at, note));
  const [, written] =
    tabs
      .map(({ title, text }) => (/^example$/i.test(title) ? /```json\s*\n([\s\S]*?)```/.exec(text) : null))
      .find((match) => match) ?? [];
  const example = written === undefined ? undefined : parsed(written, at, note);
  return { 'application/json': { schema, ...(example === undefined ? {} : { example }) } };
}

/** Lists that no row has filled say nothing. */
function withoutEmpty(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(withoutEmpty);
  if (!isObject(schema)) return schema;
  const { oneOf, required, properties, ...rest } = schema;
  const union = Array.isArray(oneOf) && oneOf.length > 0;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withoutEmpty(value)]));
  if (union) {
    const { type: _, ...untyped } = inner;
    return { ...untyped, oneOf: withoutEmpty(oneOf) };
  }
  return {
    ...inner,
    ...(isObject(properties) && Object.keys(properties).length > 0
      ? { properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, withoutEmpty(value)])) }
      : {}),
    ...(Array.isArray(required) && required.length > 0 ? { required } : {}),
  };
}

function parsed(text: string, at: Pointer, note: NoteGap): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    note(
      'example-not-json',
      'an example is not JSON',
      'JSON',
      cause instanceof Error ? cause.message : String(cause),
      at,
    );
    return undefined;
  }
}

/** Headers that the curl sample fills from the environment are credentials. */
function schemesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/-H "([\w-]+): \$\{?\w+\}?"/g)].map((match) => match[1] ?? ''))];
}

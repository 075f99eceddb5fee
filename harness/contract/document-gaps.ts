import { isObject } from '../domain/is-object.ts';
import type { Contract, DocumentedResponse, Example, Operation, RequestBody } from '../model/contract.ts';
import type { JsonObject, JsonSchema } from '../model/json.ts';
import { compile } from '../schema/compile.ts';
import type { NoteGap } from './gap.ts';
import { branches } from './place-in-schema.ts';

/** Notes what is odd about the update as documented: examples that break their schema, missing errors, servers. */
export function noteDocumentGaps(update: Operation, request: RequestBody, document: JsonObject, note: NoteGap): void {
  for (const example of request.examples) noteExample(example, request.documented, 'the request', note);
  const undeclared = undeclaredNames(request.documented);
  if (undeclared.length > 0) {
    const fact = `the request body requires ${undeclared.join(', ')}, and declares no such property`;
    note('required-undeclared', fact, 'names of properties', undeclared.join(', '), update.pointer);
  }
  for (const response of Object.values(update.responses)) noteResponse(response, note);
  noteErrors(update, note);
  noteServers(document, note);
}

/** Names that an object requires and does not declare: often a typing error. */
export function undeclaredNames(schema: JsonSchema): readonly string[] {
  const definitions = isObject(schema) && isObject(schema.$defs) ? schema.$defs : {};
  const parts = branches(schema, definitions);
  const names = new Set(parts.flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : [])));
  if (names.size === 0 || parts.some(({ patternProperties }) => patternProperties !== undefined)) return [];
  const required = parts.flatMap((part) => (Array.isArray(part.required) ? (part.required as readonly string[]) : []));
  return [...new Set(required)].filter((name) => !names.has(name));
}

/** Notes where the profile knows better than the document: credentials, rules in prose, what a reader found. */
export function noteProfileGaps({ update, request, profile }: Contract, note: NoteGap): void {
  const needed = profile.auth.schemes.map(({ name }) => name).join(' or ');
  if (update.security.some((alternative) => alternative.length === 0)) {
    const fact = 'the document lets anybody in, yet credentials are needed';
    note('security-anonymous', fact, needed, 'anonymous', update.pointer);
  } else if (update.security.length === 0) {
    const fact = 'the document names no credentials, yet they are needed';
    note('security-missing', fact, needed, 'nothing', update.pointer);
  }
  for (const { contradicts, description, source, pointer: at, id } of request.proseConstraints) {
    if (contradicts !== true) continue;
    const fact = `the schema permits what the prose forbids: ${description}`;
    note('prose-contradicts-schema', fact, source, `rule ${id} at ${at}`, update.pointer);
  }
  for (const { id, description, expected, received, source } of profile.gaps ?? []) {
    note(id, `${description.replace(/\.$/, '')} (${source})`, expected, received, update.pointer);
  }
}

function noteResponse({ status, content, pointer }: DocumentedResponse, note: NoteGap): void {
  for (const [mediaType, { schema, examples }] of Object.entries(content)) {
    if (schema === undefined) {
      note('response-without-schema', `response ${status} has no schema for ${mediaType}`, 'a schema', 'none', pointer);
      continue;
    }
    for (const example of examples) noteExample(example, schema, `response ${status}`, note);
  }
}

function noteExample({ name, value, pointer }: Example, schema: JsonSchema, where: string, note: NoteGap): void {
  const [first, ...others] = compile(schema).errors(value);
  if (first === undefined) return;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  const fact = `the example ${name} of ${where} breaks its own schema at ${first.pointer || '/'}${more}`;
  note('example-breaks-schema', fact, first.expected, first.received, pointer);
}

function noteErrors(update: Operation, note: NoteGap): void {
  const statuses = Object.keys(update.responses);
  const refusals = statuses.filter((status) => /^4|^default$/.test(status));
  const shown = statuses.join(', ') || 'none';
  if (refusals.length === 0) {
    note(
      'errors-undocumented',
      'no response for a refused request is documented',
      'at least one 4xx',
      shown,
      update.pointer,
    );
  } else if (refusals.every((status) => status === '429')) {
    note(
      'errors-undocumented',
      'no response but 429 is documented for a refused request',
      '400, 401, 403, 404',
      shown,
      update.pointer,
    );
  }
}

function noteServers({ servers }: JsonObject, note: NoteGap): void {
  if (!Array.isArray(servers)) return;
  for (const [index, server] of servers.entries()) {
    const variables = isObject(server) && isObject(server.variables) ? server.variables : {};
    for (const [name, variable] of Object.entries(variables)) {
      if (!isObject(variable) || !Array.isArray(variable.enum)) continue;
      const values = variable.enum.map(String);
      const twice = values.filter((value, place) => values.indexOf(value) !== place);
      const at = `/servers/${index}/variables/${name}`;
      if (twice.length > 0)
        note(
          'enum-duplicates',
          `the server variable ${name} lists ${twice.join(', ')} more than once`,
          'each value once',
          values.join(', '),
          `${at}/enum`,
        );
      if (!values.includes(String(variable.default))) {
        note(
          'server-default',
          `the default of the server variable ${name} is none of its values`,
          values.join(', '),
          String(variable.default),
          at,
        );
      }
    }
  }
}

import { isObject } from '../domain/is-object.ts';
import { keysOf } from '../domain/pointer.ts';
import type { DocumentedResponse, Operation, Parameter } from '../model/contract.ts';
import type { Documents, Located } from './documents.ts';
import type { OperationPlace } from './find-operation.ts';
import { normalizeSchema } from './normalize-schema.ts';
import { readContent } from './read-content.ts';

/** OpenAPI says to ignore header parameters and response headers of these names: other keywords speak of them. */
const reservedHeaders = new Set(['accept', 'content-type', 'authorization']);

/** One operation with everything it refers to. */
export function readOperation(documents: Documents, place: OperationPlace): Operation {
  const item = documents.pathItem(place.path);
  const operation = item && documents.child(item, place.method.toLowerCase());
  return {
    id: place.id,
    method: place.method,
    path: place.path,
    pointer: place.pointer,
    parameters: [...readParameters(documents, item, operation).values()],
    responses: operation === undefined ? {} : readResponses(documents, operation),
    security: readSecurity(documents, operation),
  };
}

/** Those of the path, replaced by those of the operation that have the same name and place. */
function readParameters(documents: Documents, ...holders: readonly (Located | undefined)[]): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const holder of holders) {
    for (const entry of entriesOf(documents, holder, 'parameters')) {
      const place = documents.follow(entry);
      const parameter = place && readParameter(documents, place);
      if (parameter) parameters.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return parameters;
}

function readParameter(documents: Documents, place: Located): Parameter | undefined {
  const { value } = place;
  if (!isObject(value) || typeof value.name !== 'string' || !isPlace(value.in)) {
    documents.note(
      'parameter-invalid',
      'a parameter has no name or place',
      'name and in',
      'neither or one',
      place.pointer,
    );
    return undefined;
  }
  if (value.in === 'header' && reservedHeaders.has(value.name.toLowerCase())) return undefined;
  const content = Object.values(readContent(documents, place, 'request'))[0]?.schema;
  const own = documents.child(place, 'schema');
  const schema = own === undefined ? (content ?? true) : normalizeSchema(documents, own, { side: 'request' });
  return { name: value.name, in: value.in, required: value.in === 'path' || value.required === true, schema };
}

function isPlace(value: unknown): value is Parameter['in'] {
  return value === 'path' || value === 'query' || value === 'header' || value === 'cookie';
}

function readResponses(documents: Documents, operation: Located): Record<string, DocumentedResponse> {
  const responses: Record<string, DocumentedResponse> = {};
  for (const entry of entriesOf(documents, operation, 'responses')) {
    const key = entry.pointer.split('/').at(-1) ?? '';
    if (key.startsWith('x-')) continue;
    const status = /^[1-5]xx$/i.test(key) ? key.toUpperCase() : key;
    if (!/^([1-5](\d\d|XX)|default)$/.test(status)) {
      documents.note('status-invalid', `a response is filed under ${key}`, '200, 4XX or default', key, entry.pointer);
      continue;
    }
    const place = documents.follow(entry) ?? { ...entry, value: {} };
    const description =
      isObject(place.value) && typeof place.value.description === 'string' ? place.value.description : '';
    responses[status] = {
      status,
      description,
      pointer: entry.pointer,
      content: readContent(documents, place, 'response'),
      headers: readHeaders(documents, place),
    };
  }
  return responses;
}

function readHeaders(documents: Documents, response: Located): DocumentedResponse['headers'] {
  const headers: Record<string, DocumentedResponse['headers'][string]> = {};
  for (const entry of entriesOf(documents, response, 'headers')) {
    const name = (keysOf(entry.pointer).at(-1) ?? '').toLowerCase();
    const place = documents.follow(entry);
    if (place === undefined || name === 'content-type') continue;
    const own = documents.child(place, 'schema');
    const content = Object.values(readContent(documents, place, 'response'))[0]?.schema;
    const schema = own === undefined ? (content ?? true) : normalizeSchema(documents, own, { side: 'response' });
    headers[name] = { required: isObject(place.value) && place.value.required === true, schema };
  }
  return headers;
}

function readSecurity(documents: Documents, operation: Located | undefined): readonly (readonly string[])[] {
  const own = operation && documents.child(operation, 'security');
  const { value } = own ?? documents.child(documents.root, 'security') ?? {};
  if (!Array.isArray(value)) return [];
  return value.map((alternative) => (isObject(alternative) ? Object.keys(alternative) : []));
}

function entriesOf(documents: Documents, holder: Located | undefined, key: string): readonly Located[] {
  const container = holder && documents.child(holder, key);
  if (container === undefined || typeof container.value !== 'object' || container.value === null) return [];
  return Object.keys(container.value).flatMap((name) => documents.child(container, name) ?? []);
}

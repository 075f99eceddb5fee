import { expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { compile } from '../schema/compile.ts';
import { Documents } from './documents.ts';
import { findOperation, operationsOf } from './find-operation.ts';
import type { RequestChoice } from './fixed-places.ts';
import { gapList } from './gap.ts';
import { readRequest } from './read-request.ts';

const role = { type: 'string', enum: ['admin', 'user'] };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

function read(operation: JsonObject, choice: Partial<RequestChoice> = {}) {
  const value = { openapi: '3.1.0', info: {}, paths: { '/users/{id}': { patch: { parameters: [id], ...operation } } } };
  const documents = new Documents(value as unknown as JsonObject, 'd.json', gapList().note, undefined);
  const place = findOperation(operationsOf(value as unknown as JsonObject), undefined, 'd.json');
  const resource = { request: { in: 'path' as const, name: 'id' }, format: 'opaque' as const };
  const field = { name: 'role', kind: 'role' as const, request: '/role', user: '/role' };
  return readRequest(documents, place, { resource, fields: [field], ...choice });
}

const content = (...types: readonly string[]) => ({
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'object', properties: { role } } }])),
});

test.each([
  [['application/x-www-form-urlencoded', 'application/json'], 'application/json', undefined],
  [['application/json-patch+json', 'application/merge-patch+json'], 'application/merge-patch+json', undefined],
  [['multipart/form-data', 'application/x-www-form-urlencoded'], 'application/x-www-form-urlencoded', 'form'],
  [['multipart/form-data'], 'multipart/form-data', 'multipart'],
])('of %o the one that is sent is %s', (types, mediaType, encoding) => {
  const request = read({ requestBody: content(...types) });
  expect([request.mediaType, request.encoding]).toEqual([mediaType, encoding]);
});

test('an update without a body is its parameters, but for the one that names the user', () => {
  const parameters = [id, { name: 'role', in: 'query', required: true, schema: role }];
  const request = read({ parameters });
  expect(request.encoding).toBe('parameters');
  expect(request.documented).toEqual({ type: 'object', properties: { role }, required: ['role'] });
});

const operations = {
  type: 'array',
  items: { type: 'object', required: ['op', 'path'], properties: { op: { type: 'string' }, path: { type: 'string' } } },
};

test('a JSON Patch replaces the place where the user object shows the role, and does nothing else', () => {
  const field = { name: 'role', kind: 'role' as const, request: '/0/value', user: '/role' };
  const body = { content: { 'application/json-patch+json': { schema: operations } } };
  const { effective, documented } = read({ requestBody: body }, { fields: [field] });
  const { accepts } = compile(effective);
  const replace = { op: 'replace', path: '/role', value: 'admin' };
  expect(accepts([replace])).toBe(true);
  expect(
    [[{ ...replace, op: 'add' }], [{ ...replace, path: '/name' }], [replace, replace], []].filter(accepts),
  ).toEqual([]);
  expect(compile(documented).accepts([{ ...replace, op: 'add' }])).toBe(true);
});

test('fixed places have their one value in every valid update', () => {
  const { effective } = read({ requestBody: content('application/json') }, { request: { fixed: { '/kind': 'user' } } });
  expect(compile(effective).accepts({ role: 'admin', kind: 'user' })).toBe(true);
  expect(compile(effective).accepts({ role: 'admin', kind: 'other' })).toBe(false);
});

import { expect, test } from 'vitest';
import type { Contract, RequestBody } from '../model/contract.ts';
import type { JsonSchema, Pointer } from '../model/json.ts';
import { checkSendable } from './check-sendable.ts';

function facts(request: Partial<RequestBody>, pointer: Pointer, mediaType?: string) {
  const profile = { fields: [{ request: pointer }], ...(mediaType ? { request: { mediaType } } : {}) };
  return checkSendable({ request, profile } as unknown as Contract).map(({ at, fact }) => [at, fact]);
}

const documented: JsonSchema = { type: 'object', properties: { role: { type: 'string' }, user: { type: 'object' } } };

test('a body that is neither JSON nor a form cannot be sent', () => {
  const xml = { mediaType: 'application/xml', mediaTypes: ['application/xml'] };
  expect(facts(xml, '/role')).toEqual([['/document', 'cannot be sent: a body of application/xml']]);
});

test('an object, or a place inside one, cannot be sent in a form or a query', () => {
  const form = { encoding: 'form' as const, mediaType: 'application/x-www-form-urlencoded', documented };
  expect(facts({ ...form, mediaTypes: [form.mediaType] }, '/user/role')[0]?.[0]).toBe('/fields/0/request');
  expect(facts({ encoding: 'parameters', mediaTypes: [], documented }, '/user')[0]?.[1]).toContain('is an object');
  expect(facts({ ...form, mediaTypes: [form.mediaType] }, '/role')).toEqual([]);
});

test('a media type that the document does not take cannot be chosen', () => {
  const json = { mediaType: 'application/json', mediaTypes: ['application/json'] };
  expect(facts(json, '/role', 'text/xml')[0]?.[0]).toBe('/request/mediaType');
});

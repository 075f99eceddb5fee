import { expect, test } from 'vitest';
import { memberContract } from '../../bench/kit/member-contract.ts';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import type { InvalidCase } from '../model/case.ts';
import type { Json } from '../model/json.ts';
import type { ProfileResource } from '../model/profile.ts';
import { buildFree, buildRead, buildUpdate } from './build-request.ts';

const contract = memberContract();
const target = sampleTarget({ organization: 'acme' });

function bodyOf(request: { readonly body?: Uint8Array }): Json {
  return JSON.parse(Buffer.from(request.body ?? []).toString()) as Json;
}

function invalid(controlRequest: Json, body: Json, pointer: string): InvalidCase {
  return {
    kind: 'invalid',
    name: `${pointer} broken`,
    origin: 'named',
    constraint: { pointer, keyword: 'type' },
    body,
    controlRequest,
    violation: { pointer, keyword: 'type', before: null, after: null, way: 'other' },
    refusal: 'invalid-value',
  };
}

test('path parameters are percent-encoded and others are taken from the profile', () => {
  const { path } = buildUpdate(contract, target, 'a/b ?#@é..', { body: {} });
  expect(path).toBe('/orgs/acme/users/a%2Fb%20%3F%23%40%C3%A9..');
});

test.each([
  ['..', '%2E%2E'],
  ['.', '%2E'],
  ['', ''],
  ['\ud800', '%EF%BF%BD'],
])('the id %j does not lead elsewhere', (id, segment) => {
  expect(buildUpdate(contract, target, id, { body: {} }).path).toBe(`/orgs/acme/users/${segment}`);
});

test('a target without the organization that the path needs blocks', () => {
  expect(() => buildUpdate(contract, sampleTarget(), '42', { body: {} })).toThrow(/add "organization: ..."/);
});

test('an update carries context, credentials, media types and its intent', () => {
  const request = buildUpdate(contract, target, '42', { body: { role: 'admin' }, name: 'simplest' });
  expect(request).toMatchObject({
    operation: 'update',
    method: 'PATCH',
    caller: 'admin',
    user: '42',
    case: 'simplest',
    intent: { kind: 'valid' },
    headers: {
      accept: 'application/json, application/problem+json, */*;q=0.1',
      'content-type': 'application/json',
      'x-organization': 'acme',
      'x-key': 'admin-canary',
    },
  });
  expect(Buffer.from(request.body ?? []).toString()).toBe('{"role":"admin"}');
});

test('anonymous sends no credentials, another scheme sends its own', () => {
  const anonymous = buildUpdate(contract, target, '42', { body: {}, caller: 'anonymous', refusal: 'no-credentials' });
  expect(anonymous.headers).not.toHaveProperty('x-key');
  expect(anonymous.headers).toHaveProperty('x-organization');
  expect(anonymous.intent).toEqual({ kind: 'refusal', refusal: 'no-credentials' });
  const bearer = buildUpdate(contract, target, '42', { body: {}, scheme: 'bearer' });
  expect(bearer.headers).toMatchObject({ authorization: 'Bearer abcd' });
  expect(bearer.headers).not.toHaveProperty('x-key');
});

test('a caller or scheme that the target lacks blocks, with the line to add', () => {
  const alone = sampleTarget({ callers: { admin: target.callers.admin ?? { headers: {} } } });
  expect(() => buildUpdate(contract, alone, '42', { body: {}, caller: 'member' })).toThrow(/add "member: \{/);
  expect(() => buildUpdate(contract, target, '42', { body: {}, scheme: 'basic' })).toThrow(/"schemes: \{ basic: /);
});

test('headers are replaced or left out whatever their case, and Content-Type can be left out', () => {
  const { headers } = buildUpdate(contract, target, '42', {
    body: {},
    headers: { 'X-Key': undefined, ACCEPT: 'text/html' },
    contentType: null,
  });
  expect(headers).toEqual({ 'accept-encoding': expect.any(String), ACCEPT: 'text/html', 'x-organization': 'acme' });
});

test("a target's own header stands in for the contract's context header", () => {
  const own = sampleTarget({ organization: 'acme', headers: { 'X-Organization': 'other' } });
  const { headers } = buildUpdate(contract, own, '42', { body: {} });
  expect(headers).toHaveProperty('X-Organization', 'other');
  expect(headers).not.toHaveProperty('x-organization');
});

test('bytes go out as they are', () => {
  const bytes = Buffer.from('{"role":');
  expect(buildUpdate(contract, target, '42', { bytes }).body).toBe(bytes);
});

const inBody = memberContract({
  resource: {
    request: { in: 'body', pointer: '/member/id' },
    repeated: ['/data/id'],
    format: 'integer',
    parameters: { org: 'o', id: 'fixed' },
  } satisfies ProfileResource,
  bind: [
    { request: '/email', to: 'user.email' },
    { request: '/actor', to: 'caller.userId' },
  ],
});

test('the test user goes into the body where the contract wants it, its own values into bound fields that are there', () => {
  const testUser = { id: '42', email: 'a@example.test' };
  const sent = bodyOf(buildUpdate(inBody, target, testUser, { body: { role: 'x', email: 'generated@example.test' } }));
  expect(sent).toEqual({ role: 'x', email: 'a@example.test', member: { id: 42 }, data: { id: 42 } });
});

test('a bound value that nobody knows is left out rather than made up', () => {
  const sent = bodyOf(buildUpdate(inBody, target, '42', { body: { email: 'generated@example.test', actor: 'y' } }));
  expect(sent).toEqual({ actor: 1, member: { id: 42 }, data: { id: 42 } });
});

test.each([
  ['/data/id', { data: { id: 'q' }, email: 'e' }, { data: { id: null }, email: 'e' }, { data: { id: null } }],
  ['/data', { data: { id: 'q' } }, { data: [] }, { data: [] }],
  ['/data', { data: { id: 'q' } }, {}, {}],
  ['', { data: { id: 'q' } }, { data: { id: 'q' }, extra: 1 }, { data: { id: 42 }, extra: 1 }],
] as const)('what the violation at %j broke stays broken', (pointer, controlRequest, body, expected) => {
  const sent = bodyOf(buildUpdate(inBody, target, '42', { case: invalid(controlRequest, body, pointer) }));
  expect(sent).toEqual({ ...expected, member: { id: 42 } });
});

test('a body that is no object is sent as it is', () => {
  expect(bodyOf(buildUpdate(inBody, target, '42', { body: [] }))).toEqual([]);
  expect(bodyOf(buildUpdate(inBody, target, '42', { body: null }))).toBe(null);
});

test('reads fill the id, the fixed parameters, the filter and the page', () => {
  const reading = memberContract({
    reads: {
      one: {
        operation: 'GET /users/{id}',
        id: { in: 'path', name: 'id' },
        user: '',
        parameters: { in: '{organization}' },
      },
      list: {
        operation: 'GET /users',
        items: '',
        user: '',
        filter: { query: 'email', by: 'email' },
        next: { query: 'cursor', from: '/next' },
      },
    },
  });
  expect(buildRead(reading, target, 'one', { testUser: '4 2' }).path).toBe('/users/4%202?in=acme');
  const testUser = { id: '42', email: 'a+b@example.test' };
  expect(buildRead(reading, target, 'list', { testUser, page: 'p&2' }).path).toBe(
    '/users?email=a%2Bb%40example.test&cursor=p%262',
  );
  expect(() => buildRead(reading, target, 'roles')).toThrow(/has no read "roles"/);
});

test("any other request goes to the update's own path unless it names one", () => {
  const free = { method: 'DELETE', name: 'wrong method', testUser: '42' };
  expect(buildFree(contract, target, free)).toMatchObject({
    operation: 'other',
    method: 'DELETE',
    path: '/orgs/acme/users/42',
    intent: { kind: 'open' },
  });
  expect(buildFree(contract, target, { ...free, path: '/elsewhere' }).path).toBe('/elsewhere');
});

test('a key that each update needs for itself is another each time, and what is set by hand stays', () => {
  const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: true } as const;
  const keyed = { ...contract, update: { ...contract.update, parameters: [...contract.update.parameters, key] } };
  const keyOf = (headers?: Record<string, string>) =>
    buildUpdate(keyed, target, '42', { body: {}, ...(headers ? { headers } : {}) }).headers;
  expect(keyOf()['Idempotency-Key']).toMatch(/^[0-9a-f-]{36}$/);
  expect(keyOf()['Idempotency-Key']).not.toBe(keyOf()['Idempotency-Key']);
  expect(keyOf({ 'idempotency-key': 'mine' })).toMatchObject({ 'idempotency-key': 'mine' });
});

import { expect, test } from 'vitest';
import { rankedContract } from '../../bench/kit/ranked-contract.ts';
import { makeCases } from '../cases/make-cases.ts';
import { bindBody } from '../domain/bind-body.ts';
import { at } from '../domain/pointer.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, JsonSchema } from '../model/json.ts';
import type { Profile } from '../model/profile.ts';
import { refuseOutside } from './refuse-outside.ts';
import { withPinned, writeSet } from './write-set.ts';

const text = { type: 'string' };

/** A contract whose update takes a role, a name, and these. */
function contractOf(
  properties: Record<string, JsonSchema>,
  required: readonly string[] = [],
  profile: Partial<Profile> = {},
): Contract {
  const sample = rankedContract({
    fields: [
      { name: 'role', kind: 'role', request: '/role', user: '/role' },
      { name: 'name', kind: 'attribute', request: '/name', user: '/name' },
    ],
    ...profile,
  });
  const schema: JsonSchema = {
    type: 'object',
    required: ['role', ...required],
    properties: { role: { enum: ['owner', 'admin', 'member'] }, name: text, ...properties } as Record<string, Json>,
  };
  return { ...sample, request: { ...sample.request, documented: schema, effective: schema, enforceable: schema } };
}

const roles = { allow: [] } as const;
const attributes = { allow: ['attributes'] } as const;
const placesOf = (places: readonly { readonly pointer: string }[]) => places.map(({ pointer }) => pointer);

test('what the profile does not list is never written, with or without permission', () => {
  const contract = contractOf({ password: text, email: text, settings: { type: 'object', properties: { a: text } } });
  expect(writeSet(contract, roles).fields).toEqual(['role']);
  const all = writeSet(contract, attributes);
  expect(all.fields).toEqual(['role', 'name']);
  expect(placesOf(all.withheld)).toEqual(['/password', '/email', '/settings']);
  expect(all.missing).toEqual([]);
});

test.each<readonly [string, Partial<Profile['fields'][number]>]>([
  ['no read shows', { user: undefined as never }],
  ['makes the user somebody else', { user: '/email' }],
  ['is the id', { user: '/id' }],
  ['is deprecated', { deprecated: true }],
  ['no two users may share', { unique: true }],
  ['no two users may share, by its name,', { request: '/user_name' }],
])('a field that %s is not written, though attributes are allowed', (_, part) => {
  const field = { name: 'odd', kind: 'attribute', request: '/odd', user: '/odd', ...part } as const;
  const contract = contractOf({ odd: text, user_name: text }, [], {
    user: { id: '/id', email: '/email' },
    fields: [{ name: 'role', kind: 'role', request: '/role', user: '/role' }, field],
  });
  expect(writeSet(contract, attributes).fields).toEqual(['role']);
});

test('what has to be sent and no read shows is missing, with the line to write', () => {
  const { missing } = writeSet(contractOf({ password: text }, ['password']), attributes);
  expect(missing).toEqual([
    {
      pointer: '/password',
      reason: expect.stringContaining('/password is required'),
      line: expect.stringContaining('bind: [{ request: /password, to: /PLACE-IN-USER }]'),
    },
  ]);
  const bound = contractOf({ password: text }, ['password'], {
    bind: [{ request: '/password', to: 'target.PASSWORD' }],
  });
  expect(writeSet(bound, roles)).toMatchObject({ missing: [], withheld: [{ pointer: '/name' }] });
});

test('what can only have one value is nobody’s secret', () => {
  const contract = contractOf({ type: { const: 'users' }, kind: { enum: ['user'] }, either: { enum: ['a', 'b'] } }, [
    'type',
    'kind',
  ]);
  expect(placesOf(writeSet(contract, attributes).withheld)).toEqual(['/either']);
});

test('a place that one branch alone demands may be left out', () => {
  const contract = contractOf({}, []);
  const { effective } = contract.request;
  const branches = { oneOf: [{ properties: { a: text }, required: ['a'] }, { properties: { b: text } }] };
  const both = { ...(effective as object), ...branches } as JsonSchema;
  const { missing, withheld } = writeSet(
    { ...contract, request: { ...contract.request, effective: both } },
    attributes,
  );
  expect([missing, placesOf(withheld)]).toEqual([[], ['/a', '/b']]);
});

test('a required attribute that may not vary is sent as the user has it, and no case violates it or leaves it out', () => {
  const loaded = contractOf({}, ['name']);
  const writes = writeSet(loaded, roles);
  expect(writes).toMatchObject({ fields: ['role'], pinned: [{ request: '/name', to: 'field.name' }], missing: [] });
  const contract = withPinned(loaded, writes);
  const cases = makeCases(contract, { seed: 1, writes });
  const all = [...cases.invalid, ...cases.random('invalid', 100)];
  expect(all.length).toBeGreaterThan(10);
  for (const one of all) {
    const user = { id: '1', before: { id: '1', values: { name: 'Ann' }, whole: {}, exchange: 1 } };
    const sent = bindBody(contract, one.body, { testUser: user }, one);
    if (typeof sent === 'object' && sent !== null && !Array.isArray(sent))
      expect([one.name, at(sent, '/name')]).toEqual([one.name, 'Ann']);
  }
});

test('bindings take what a read shows and what the target names', () => {
  const contract = contractOf({ username: text, password: text }, [], {
    bind: [
      { request: '/username', to: '/profile/login' },
      { request: '/password', to: 'target.PASSWORD' },
    ],
  });
  const before = { id: '1', values: {}, whole: { profile: { login: 'ann' } }, exchange: 1 };
  const body = { role: 'admin', username: 'made up', password: 'made up' };
  const bound = bindBody(contract, body, { testUser: { id: '1', before }, values: { PASSWORD: 'p' } });
  expect(bound).toEqual({ role: 'admin', username: 'ann', password: 'p' });
  expect(bindBody(contract, body, { testUser: { id: '1' } })).toEqual({ role: 'admin' });
});

const request = (body: string) => ({
  operation: 'update' as const,
  method: 'PATCH',
  path: '/users/1',
  headers: {},
  body: Buffer.from(body),
  caller: 'admin' as const,
  intent: { kind: 'open' as const },
});

test('an update that carries what is withheld is not sent, whoever made it', () => {
  const writes = writeSet(contractOf({ password: text }), roles);
  expect(() => refuseOutside(request('{"role":"admin","password":"x"}'), writes)).toThrow(/would write \/password/);
  for (const body of ['{"role":"admin"}', '{"role":', '[]', '{"rolecallUnknown":1}'])
    expect(() => refuseOutside(request(body), writes)).not.toThrow();
});

test('what a user has already may be sent, and nothing else in its place', () => {
  const writes = { fields: [], pinned: [], missing: [], withheld: [{ pointer: '/email', reason: 'somebody else' }] };
  const send = (email: string) => () =>
    refuseOutside(request(JSON.stringify({ email })), writes, (pointer) => (pointer === '/email' ? 'a@x' : undefined));
  expect(send('a@x')).not.toThrow();
  expect(send('b@x')).toThrow(/would write \/email/);
});

test('no case of any kind carries what is withheld', () => {
  const contract = contractOf({ password: text, nested: { type: 'object', required: ['x'], properties: { x: text } } });
  const writes = writeSet(contract, attributes);
  const cases = makeCases(contract, { seed: 3, writes });
  const bodies = [...cases.valid, ...cases.invalid, ...cases.random('valid', 200), ...cases.random('invalid', 200)].map(
    ({ body }) => body,
  );
  expect(bodies.length).toBeGreaterThan(300);
  for (const { pointer } of writes.withheld)
    expect(bodies.filter((body) => at(body, pointer) !== undefined)).toEqual([]);
});

test('a field that only one kind of read shows is shown where the run reads', () => {
  const field = { name: 'odd', kind: 'attribute', request: '/odd', shown: { one: { pointer: '/deep/odd' } } } as const;
  const contract = contractOf({ odd: text }, ['odd'], {
    fields: [{ name: 'role', kind: 'role', request: '/role', user: '/role' }, field],
  });
  expect(writeSet(contract, roles)).toMatchObject({ missing: [], pinned: [{ request: '/odd', to: 'field.odd' }] });
  const hidden = { ...contract, reads: { list: contract.update } };
  expect(writeSet(hidden, roles)).toMatchObject({ missing: [{ pointer: '/odd' }] });
});

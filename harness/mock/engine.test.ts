import { expect, test } from 'vitest';
import { type SampleEngine, type SampleUpdate, sampleEngine } from '../../bench/kit/mock-engine.ts';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import type { Refusal } from '../model/profile.ts';

type Provoke = (engine: SampleEngine) => SampleUpdate;
const text =
  (source: string): Provoke =>
  () => ({ text: source });
const fixture =
  (name: 'unknown' | 'removed' | 'foreign' | 'lastOwner'): Provoke =>
  ({ world }) => ({ id: world.population[name] ?? '' });

const provocations: readonly (readonly [string, Refusal, Provoke])[] = [
  ['no credentials', 'no-credentials', () => ({ caller: 'anonymous' })],
  ['a scheme without a secret', 'no-credentials', () => ({ headers: { authorization: 'Bearer' } })],
  ['empty credentials', 'no-credentials', () => ({ headers: { authorization: '' } })],
  ['a wrong secret', 'wrong-credentials', () => ({ headers: { authorization: 'Bearer nobody' } })],
  ['another media type', 'wrong-media-type', () => ({ headers: { 'content-type': 'text/plain' } })],
  ['another charset', 'wrong-media-type', () => ({ headers: { 'content-type': 'application/json; charset=utf-16' } })],
  ['too many bytes', 'oversized-body', () => ({ oversized: true })],
  ['half an object', 'malformed-json', text('{"role":')],
  ['a byte-order mark', 'malformed-json', text('\ufeff{"role":"editor"}')],
  ['bytes that are no UTF-8', 'malformed-json', () => ({ bytes: Uint8Array.of(0x22, 0xff, 0x22) })],
  ['no body', 'empty-body', text('')],
  ['white space', 'empty-body', text(' \r\n')],
  ['a list', 'not-an-object', text('[]')],
  ['null', 'not-an-object', text('null')],
  ['a thousand levels', 'deep-nesting', text(`{"role":"editor","x":${'['.repeat(1000)}${']'.repeat(1000)}}`)],
  ['an id that is no uuid', 'malformed-id', () => ({ id: 'nobody' })],
  ['a stranger', 'unknown-user', fixture('unknown')],
  ['a removed user', 'removed-user', fixture('removed')],
  ['a user of another organization', 'other-organization', fixture('foreign')],
  ['a caller of another organization', 'other-organization', () => ({ caller: 'otherOrganization' })],
  ['a weak caller', 'insufficient-role', () => ({ caller: 'member' })],
  [
    'a weak caller on itself',
    'self-promotion',
    ({ world }) => ({ caller: 'member', id: world.population.identities.member?.userId ?? '' }),
  ],
  [
    'a strong caller above itself',
    'self-promotion',
    ({ world }) => ({ id: world.population.identities.admin?.userId ?? '', body: { role: 'keeper' } }),
  ],
  ['no role', 'missing-field', () => ({ body: {} })],
  ['an unknown role', 'invalid-value', () => ({ body: { role: 'Editor' } })],
  ['a long title', 'invalid-value', () => ({ body: { role: 'editor', title: 'x'.repeat(21) } })],
  ['the last owner', 'last-owner', fixture('lastOwner')],
];

test.each(provocations)('%s is refused for %s and nothing is stored', (_name, refusal, provoke) => {
  const engine = sampleEngine();
  const before = JSON.stringify([...engine.world.users]);
  const { call, status, response } = engine.send(provoke(engine));
  expect(call.refusal).toBe(refusal);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(response.body).toMatchObject({ status });
  expect(JSON.stringify([...engine.world.users])).toBe(before);
});

test('a 401 names its scheme', () => {
  const { response } = sampleEngine({ variant: { statuses: { 'no-credentials': 401 } } }).send({
    caller: 'anonymous',
  });
  expect([response.status, response.headers['WWW-Authenticate']]).toEqual([401, 'Bearer realm="mock"']);
});

test('the statuses of a refusal are the listed one, the documented one, then the customary one', () => {
  const refusals = { 'invalid-value': { statuses: [422] } };
  const contract = sampleContract({ profile: { refusals } });
  expect(sampleEngine({ contract }).send({ body: { role: 'x' } }).status).toBe(422);
  expect(sampleEngine().send({ headers: { 'content-type': 'text/plain' } }).status).toBe(400);
  expect(sampleEngine().send({ caller: 'anonymous' }).status).toBe(403);
  expect(sampleEngine().send({ method: 'DELETE' }).status).toBe(405);
});

test('paths that nobody documents are 404, a list path with a slash behind it too', () => {
  const engine = sampleEngine();
  for (const path of ['/users/', '/users//', '/', '/users/a/b', '/nothing'])
    expect(engine.send({ path, method: 'GET' }).status).toBe(404);
});

test('members of the prototype are members and nothing else', () => {
  const engine = sampleEngine();
  const { status, json } = engine.send({
    text: '{"role":"editor","__proto__":{"role":"keeper"},"constructor":{"prototype":{"x":1}}}',
  });
  expect([status, json.role, ({} as { x?: number }).x]).toEqual([200, 'editor', undefined]);
});

test('only the fields that the update names change, and the timestamps', () => {
  const now = Date.parse('2026-12-01T10:00:00Z');
  const engine = sampleEngine({ now: () => now });
  const { user: before } = engine.world.users.get(engine.testUsers[0] ?? '') ?? {};
  const { json } = engine.send({ body: { role: 'keeper' } });
  expect(json).toEqual({ ...before, role: 'keeper', updated_at: '2026-12-01T10:00:00.000Z' });
});

test('the last owner may go once there is another, and not before', () => {
  const engine = sampleEngine();
  const lastOwner = engine.world.population.lastOwner ?? '';
  expect(engine.send({ id: lastOwner }).status).toBe(409);
  expect(engine.send({ body: { role: 'keeper' } }).status).toBe(200);
  expect(engine.send({ id: lastOwner }).status).toBe(200);
  expect(engine.send({ body: { role: 'viewer' } }).status).toBe(409);
});

test('the limit slides with the clock, tells the truth, and counts callers and operations apart', () => {
  let now = 1_000_000;
  const engine = sampleEngine({ limit: { requests: 2, windowSeconds: 3 }, now: () => now });
  expect([engine.send().status, engine.send().status]).toEqual([200, 200]);
  now += 1200;
  const refused = engine.send();
  expect([refused.status, refused.call.refusal, refused.response.headers['Retry-After']]).toEqual([
    429,
    'rate-limited',
    '2',
  ]);
  expect(engine.send({ caller: 'otherOrganization' }).status).toBe(404);
  expect(engine.send({ method: 'GET' }).status).toBe(200);
  now += 1799;
  expect(engine.send().status).toBe(429);
  now += 1;
  expect(engine.send().status).toBe(200);
});

test('rate headers that are promised always stand on every response, in the unit that the profile names', () => {
  let now = 2_000_500;
  const headers = [
    { name: 'X-Limit', means: 'limit', on: 'always' },
    { name: 'X-Left', means: 'remaining', on: 'always' },
    { name: 'X-Reset', means: 'reset', unit: 'epoch-seconds', on: 'always' },
    { name: 'X-Wait', means: 'reset', unit: 'duration', on: 'limited' },
    { name: 'X-Maybe', means: 'name', on: 'sometimes' },
  ] as const;
  const contract = sampleContract({ profile: { rateLimit: { retryAfter: 'none', headers } } });
  const engine = sampleEngine({ contract, limit: { requests: 1, windowSeconds: 90 }, now: () => now });
  expect(engine.send().response.headers).toMatchObject({ 'X-Limit': '1', 'X-Left': '0', 'X-Reset': '2091' });
  now += 1000;
  const { headers: told } = engine.send().response;
  expect(told).toMatchObject({ 'X-Left': '0', 'X-Reset': '2091', 'X-Wait': '1m29s' });
  expect(['Retry-After' in told, 'X-Maybe' in told]).toEqual([false, false]);
  expect(engine.send({ caller: 'anonymous' }).response.headers['X-Limit']).toBe('1');
});

test('Prefer or __code forces any status in the shape of the vendor, for reads too', () => {
  const engine = sampleEngine();
  const forced = engine.send({ caller: 'anonymous', headers: { prefer: 'code=429' } });
  expect([
    forced.status,
    forced.response.headers['Preference-Applied'],
    forced.response.headers['Retry-After'],
  ]).toEqual([429, 'code=429', '1']);
  const undocumented = engine.send({ headers: { prefer: 'wait=5, code=503' } });
  expect([undocumented.status, undocumented.json.status]).toEqual([503, 503]);
  expect(engine.send({ path: `/users/${engine.testUsers[0]}?__code=502` }).status).toBe(502);
  expect(engine.send({ headers: { prefer: 'code=200' } }).json.id).toBe(engine.testUsers[0]);
  const list = engine.send({ method: 'GET', path: '/users', headers: { prefer: 'code=200' } });
  expect((list.json.data as readonly unknown[]).length).toBeGreaterThan(8);
  expect([100, 999].map((code) => engine.send({ headers: { prefer: `code=${code}` } }).status)).toEqual([400, 400]);
});

test('a refusal says where and what, and repeats nothing that was sent', () => {
  const engine = sampleEngine();
  const { json, status } = engine.send({ body: { role: 'sk-canary' } });
  expect([status, String(json.message)]).toEqual([
    400,
    expect.stringContaining('/role must be one of "viewer", "editor", "keeper"'),
  ]);
  expect(String(json.message)).not.toContain('canary');
  expect(engine.send({ body: {} }).json.message).toContain('/role is required');
});

test('a header that every request needs is enforced, and so are declared query parameters', () => {
  const contract = sampleContract({ profile: { auth: { schemes: [], context: { 'X-Version': '2' } } } });
  const versioned = sampleEngine({ contract });
  expect(
    [undefined, '1', '2'].map((value) => versioned.send({ headers: { 'x-version': value ?? '' } }).status),
  ).toEqual([400, 400, 200]);
  const named = sampleContract({ profile: { auth: { schemes: [], context: { 'X-Organization': '{organization}' } } } });
  expect(sampleEngine({ contract: named }).send({ headers: { 'x-organization': '' } }).json.message).toBe(
    'header X-Organization must be the id of your organization',
  );
  const { list } = contract.reads;
  const limit = {
    name: 'limit',
    in: 'query',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: 3 },
  } as const;
  const paged = sampleEngine({
    contract: {
      ...contract,
      reads: { ...contract.reads, ...(list ? { list: { ...list, parameters: [limit] } } : {}) },
    },
  });
  const asked = (value: string) => paged.send({ method: 'GET', path: `/users?limit=${value}` });
  expect(['0', 'x', '4'].map((value) => asked(value).status)).toEqual([400, 400, 400]);
  expect((asked('2').json.data as readonly unknown[]).length).toBe(2);
});

test('a list is narrowed by its filter and paged to its end', () => {
  const engine = sampleEngine({ variant: { pageSize: 5 }, testUsers: 12 });
  const ids: unknown[] = [];
  for (let next: unknown = ''; typeof next === 'string'; ) {
    const { json } = engine.send({ method: 'GET', path: `/users?after=${next}` });
    ids.push(...(json.data as readonly { id: string }[]).map((user) => user.id));
    next = json.next;
  }
  expect(ids).toEqual([
    ...engine.testUsers,
    engine.world.population.identities.admin?.userId,
    engine.world.population.identities.member?.userId,
    engine.world.population.lastOwner,
  ]);
  const { email } = engine.world.users.get(engine.testUsers[3] ?? '') ?? {};
  const { json } = engine.send({ method: 'GET', path: `/users?email=${encodeURIComponent(email ?? '')}` });
  expect((json.data as readonly { id: string }[]).map((user) => user.id)).toEqual([engine.testUsers[3]]);
});

test('one seed makes the same users and secrets twice, another seed does not', () => {
  const [one, same, other] = [1, 1, 2].map((seed) => sampleEngine({ seed }));
  expect(same?.testUsers).toEqual(one?.testUsers);
  expect(same?.world.credentials.headers('admin', 'bearer')).toEqual(one?.world.credentials.headers('admin', 'bearer'));
  expect(other?.testUsers).not.toEqual(one?.testUsers);
});

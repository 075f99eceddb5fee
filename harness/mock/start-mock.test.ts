import { afterEach, expect, test } from 'vitest';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import { HarnessError } from '../errors.ts';
import type { FaultSocket, MockOptions, RunningMock } from '../model/mock.ts';
import { startMock } from './start-mock.ts';

const running: RunningMock[] = [];

function cut(socket: FaultSocket): boolean {
  socket.destroy();
  return true;
}

afterEach(async () => {
  for (const mock of running.splice(0)) await mock.close();
});

const base = {
  id: 'x',
  description: '',
  caughtBy: { requirement: 'x' },
} as const;

async function start(options: Partial<MockOptions> = {}) {
  const mock = await startMock({ contract: sampleContract(), ...options });
  running.push(mock);
  const [testUser = ''] = mock.target.testUsers;
  const headers = { ...mock.target.callers.admin?.headers, 'Content-Type': 'application/json' };
  const update = (body: unknown, more: RequestInit & { readonly id?: string } = {}) =>
    fetch(`${mock.baseUrl}/users/${more.id ?? testUser}`, {
      method: 'PATCH',
      headers,
      body: JSON.stringify(body),
      ...more,
    });
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`http://127.0.0.1:${mock.port}/__rolecall/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { mock, testUser, headers, update, control };
}

test('an update is stored, responded and seen by both reads', async () => {
  const { mock, testUser, headers, update } = await start();
  const response = await update({ role: 'editor' });
  expect([response.status, await response.json()]).toMatchObject([200, { id: testUser, role: 'editor' }]);
  const one = await fetch(`${mock.baseUrl}/users/${testUser}`, { headers });
  expect(await one.json()).toMatchObject({ id: testUser, role: 'editor' });
  const list = (await (await fetch(`${mock.baseUrl}/users`, { headers })).json()) as {
    data: readonly { id: string; role: string }[];
  };
  expect(list.data.find((user) => user.id === testUser)?.role).toBe('editor');
});

test('HEAD responds as GET without a body, OPTIONS says what is allowed, another method is 405 with Allow', async () => {
  const { mock, testUser, headers } = await start();
  const url = `${mock.baseUrl}/users/${testUser}`;
  const head = await fetch(url, { method: 'HEAD', headers });
  expect([head.status, await head.text(), Number(head.headers.get('content-length')) > 10]).toEqual([200, '', true]);
  const options = await fetch(url, { method: 'OPTIONS' });
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'PATCH, GET, HEAD, OPTIONS']);
  const wrong = await fetch(url, { method: 'DELETE', headers });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'PATCH, GET, HEAD, OPTIONS']);
});

test('a body over a mebibyte is 413 and the connection serves on', async () => {
  const { update } = await start({ variant: { statuses: { 'oversized-body': 413 } } });
  const response = await update({ role: 'editor', padding: 'a'.repeat(2 * 1024 * 1024) });
  expect(response.status).toBe(413);
  expect((await update({ role: 'editor' })).status).toBe(200);
});

test('a taken port is PORT_IN_USE', async () => {
  const { mock } = await start();
  const second = startMock({ contract: sampleContract(), port: mock.port });
  await expect(second).rejects.toBeInstanceOf(HarnessError);
  await expect(second).rejects.toMatchObject({ code: 'PORT_IN_USE' });
});

test('the control endpoint shows the state, resets it, sets limit and latency, and refuses nonsense', async () => {
  const { mock, testUser, update, control } = await start();
  await update({ role: 'keeper' });
  const roleNow = async () => {
    const { users } = (await (await control('GET', 'state')).json()) as {
      users: readonly { id: string; role: string }[];
    };
    return users.find((user) => user.id === testUser)?.role;
  };
  expect(await roleNow()).toBe('keeper');
  await control('POST', 'reset');
  expect(await roleNow()).not.toBe('keeper');
  expect((await control('PUT', 'limit', { requests: 0 })).status).toBe(400);
  expect((await control('PUT', 'limit', { requests: 1, windowSeconds: 60 })).status).toBe(200);
  expect(mock.target.rateLimit).toEqual({ requests: 1, windowSeconds: 60 });
  expect([(await update({ role: 'editor' })).status, (await update({ role: 'editor' })).status]).toEqual([200, 429]);
  await control('PUT', 'limit', null);
  expect((await control('PUT', 'latency', { milliseconds: 40 })).status).toBe(200);
  const before = performance.now();
  expect((await update({ role: 'editor' })).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThan(35);
  expect((await control('PUT', 'latency', { milliseconds: -1 })).status).toBe(400);
  expect((await control('PUT', 'faults', ['no-such-fault'])).status).toBe(400);
  expect((await control('GET', 'nothing')).status).toBe(404);
});

test.each([
  [{ origin: 'https://page.example' }, 403],
  [{ origin: 'http://127.0.0.1:1' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  [{ 'sec-fetch-site': 'same-origin' }, 200],
  [{}, 200],
])('a page of another origin may not control the mock: %j', async (headers, status) => {
  const { mock } = await start();
  const response = await fetch(`http://127.0.0.1:${mock.port}/__rolecall/reset`, { method: 'POST', headers });
  expect(response.status).toBe(status);
});

test('faults set at run time change, break and end responses; the honest state stays whole', async () => {
  const { mock, testUser, headers, update } = await start();
  mock.control.faults([
    { ...base, responses: (response) => void Object.assign(response.body as object, { role: 'spoiled' }) },
  ]);
  expect(await (await update({ role: 'editor' })).json()).toMatchObject({ role: 'spoiled' });
  mock.control.faults([{ ...base, breaks: cut }]);
  await expect(update({ role: 'editor' })).rejects.toThrow();
  mock.control.faults([]);
  expect(await (await fetch(`${mock.baseUrl}/users/${testUser}`, { headers })).json()).toMatchObject({
    role: 'editor',
  });
});

test('many requests at once are all responded, each for its own test user', async () => {
  const { mock, update } = await start();
  const { testUsers } = mock.target;
  const responses = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      update({ role: index % 2 === 0 ? 'editor' : 'viewer' }, { id: testUsers[index % testUsers.length] ?? '' }),
    ),
  );
  const users = (await Promise.all(responses.map((response) => response.json()))) as readonly {
    id: string;
    role: string;
  }[];
  expect(users.map((user) => user.id)).toEqual(users.map((_, index) => testUsers[index % testUsers.length]));
  expect(users.every((user, index) => user.role === (index % 2 === 0 ? 'editor' : 'viewer'))).toBe(true);
});

test('what is no HTTP gets a 400 and harms nobody', async () => {
  const { mock, update } = await start();
  const { connect } = await import('node:net');
  const text = await new Promise<string>((resolve) => {
    const socket = connect(mock.port, '127.0.0.1', () => socket.write('NONSENSE / \r\n\r\n'));
    let seen = '';
    socket.on('data', (chunk) => {
      seen += String(chunk);
    });
    socket.on('close', () => resolve(seen));
  });
  expect(text.slice(0, 12)).toBe('HTTP/1.1 400');
  expect((await update({ role: 'editor' })).status).toBe(200);
});

test('a fault that throws is told apart from a server that fails', async () => {
  const { mock, update } = await start();
  mock.control.faults([{ ...base, responses: () => Promise.reject(new Error('oops')) }]);
  const response = await update({ role: 'editor' });
  expect([response.status, await response.text()]).toEqual([500, 'the mock broke: Error: oops']);
});

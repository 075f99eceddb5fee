import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Exchange, OutgoingRequest } from '../model/exchange.ts';
import { openJournal } from './journal.ts';
import { readJournal } from './read-journal.ts';
import { type RestoreTools, restore } from './restore.ts';
import { sampleTarget } from './sample-target.ts';
import { undoOf } from './undo-request.ts';

const target = sampleTarget();

function update(testUser: string, role: string): OutgoingRequest {
  return {
    operation: 'update',
    method: 'PATCH',
    path: `/users/${testUser}`,
    headers: { 'content-type': 'application/json', 'x-key': 'admin-canary' },
    body: Buffer.from(JSON.stringify({ role })),
    caller: 'admin',
    user: testUser,
    intent: { kind: 'valid' },
  };
}

interface FakeServer {
  readonly roles: Map<string, string>;
  readonly sent: OutgoingRequest[];
  /** Status for a request; 200 applies it. */
  response: (request: OutgoingRequest, role: string) => number;
}

function server(roles: Record<string, string>): FakeServer & RestoreTools {
  const fake: FakeServer = { roles: new Map(Object.entries(roles)), sent: [], response: () => 200 };
  return Object.assign(fake, {
    target,
    statuses: [200],
    redact: (text: string) => text.replaceAll('canary', '[redacted]'),
    readValues: async (testUser: string) => ({ role: fake.roles.get(testUser) ?? 'nobody' }),
    send: async (request: OutgoingRequest): Promise<Exchange> => {
      fake.sent.push(request);
      const { role } = JSON.parse(Buffer.from(request.body ?? []).toString()) as { role: string };
      const status = fake.response(request, role);
      if (status === 200) fake.roles.set(String(request.user), role);
      const outcome = {
        kind: 'response',
        status,
        headers: [],
        body: Buffer.of(),
        json: undefined,
        receivedAt: 0,
      } as const;
      return { id: 1, request, startedAt: 0, durationMs: 0, outcome, earlier: [] };
    },
  });
}

async function journalOf(testUsers: readonly string[], role = 'member') {
  const journal = await openJournal(mkdtempSync(join(tmpdir(), 'rolecall-restore-')), target, { contract: 'sample' });
  for (const testUser of testUsers) {
    await journal.begin({ testUser, before: { role }, undo: undoOf(update(testUser, role), target) });
  }
  return journal;
}

test('what was changed is restored newest first, with the credentials of now, and verified', async () => {
  const fake = server({ a: 'admin', b: 'admin' });
  const journal = await journalOf(['a', 'b']);
  expect(await restore(journal, fake)).toEqual({ restored: 2, verified: 2, failed: [] });
  expect(fake.sent.map(({ user: testUser }) => testUser)).toEqual(['b', 'a']);
  expect(fake.sent[0]).toMatchObject({ method: 'PATCH', path: '/users/b', headers: { 'x-key': 'admin-canary' } });
  expect([...fake.roles.values()]).toEqual(['member', 'member']);
  expect(readJournal(journal.file).open).toEqual([]);
});

test('the journal holds no credentials', async () => {
  const journal = await journalOf(['a']);
  expect(JSON.stringify(readJournal(journal.file).open)).not.toContain('canary');
});

test('one that is refused is tried again when another one is back', async () => {
  const fake = server({ a: 'guest', b: 'admin' });
  fake.response = ({ user: testUser }) => (testUser === 'b' && fake.roles.get('a') !== 'member' ? 409 : 200);
  expect(await restore(await journalOf(['a', 'b']), fake)).toMatchObject({ restored: 2, failed: [] });
  expect(fake.sent.map(({ user: testUser }) => testUser)).toEqual(['b', 'a', 'b']);
});

test('what cannot be restored stays in the journal and is told with the request that would do it', async () => {
  const fake = server({ a: 'admin', b: 'admin' });
  fake.response = ({ user: testUser }) => (testUser === 'a' ? 403 : 200);
  const journal = await journalOf(['a', 'b']);
  expect(await restore(journal, fake)).toEqual({
    restored: 1,
    verified: 1,
    failed: [
      {
        testUser: 'a',
        reason: 'the request that restores it is responded to 403; role is "admin", was "member"',
        request:
          `curl -X PATCH https://sandbox.example/v1/users/a -H 'content-type: application/json' ` +
          `-H "x-key: \${ADMIN_KEY}" --data-raw '{"role":"member"}'`,
      },
    ],
  });
  expect(readJournal(journal.file).open.map(({ testUser }) => testUser)).toEqual(['a']);
});

test('a response of success that changed nothing is a failure', async () => {
  const fake = server({ a: 'admin' });
  const lying = { ...fake, readValues: async () => ({ role: 'admin' }) };
  expect(await restore(await journalOf(['a']), lying)).toMatchObject({
    restored: 0,
    verified: 0,
    failed: [{ testUser: 'a' }],
  });
});

test('without a read, success is restored but not verified', async () => {
  const blind = { ...server({ a: 'admin' }), readValues: async () => undefined };
  expect(await restore(await journalOf(['a']), blind)).toEqual({ restored: 1, verified: 0, failed: [] });
  const refusing = { ...blind, statuses: [204] };
  expect(await restore(await journalOf(['a']), refusing)).toMatchObject({ restored: 0, failed: [{ testUser: 'a' }] });
});

test('a lost response does not matter when the user is read back as before', async () => {
  const fake = server({ a: 'admin' });
  const send = async (request: OutgoingRequest): Promise<Exchange> => ({
    ...(await fake.send(request)),
    outcome: { kind: 'none', reason: 'reset', detail: 'the connection ends' },
  });
  expect(await restore(await journalOf(['a']), { ...fake, send })).toMatchObject({ restored: 1, verified: 1 });
});

test('a send that throws is told, and the others are restored', async () => {
  const fake = server({ a: 'admin', b: 'admin' });
  fake.response = ({ user: testUser }) => {
    if (testUser === 'b') throw new Error('no route, canary');
    return 200;
  };
  const result = await restore(await journalOf(['a', 'b']), fake);
  expect(result).toMatchObject({ restored: 1, failed: [{ testUser: 'b', reason: 'no route, [redacted]' }] });
});

test('a write that reaches its user late is taken back after settling', async () => {
  const fake = server({ a: 'admin' });
  setTimeout(() => fake.roles.set('a', 'late'), 20);
  expect(await restore(await journalOf(['a']), { ...fake, settleMs: 60 })).toMatchObject({ restored: 1, verified: 1 });
  expect(fake.roles.get('a')).toBe('member');
});

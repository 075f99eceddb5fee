import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeServer } from '../../bench/kit/fake-server.ts';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import { journalOptions, sampleWrite } from '../../bench/kit/sample-write.ts';
import type { OutgoingRequest } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import { openJournal } from './journal.ts';
import type { JournaledWrite } from './journal-line.ts';
import type { Probe } from './preflight-tools.ts';
import { readJournal } from './read-journal.ts';
import { restore } from './restore.ts';
import type { RestoreTools } from './restore-tools.ts';

const target = sampleTarget();

async function journalOf(...writes: readonly (string | JournaledWrite)[]) {
  const journal = await openJournal(mkdtempSync(join(tmpdir(), 'rolecall-restore-')), target, journalOptions);
  for (const write of writes) await journal.begin(typeof write === 'string' ? sampleWrite(write) : write);
  return journal;
}

/** A user with a role and a level, both of which can be restored. */
function twoFields(id: string, before: Record<string, Json>): JournaledWrite {
  const write = sampleWrite(id);
  const undo = (body: Json) => ({ ...write.undo, body: JSON.stringify(body) });
  const fields = Object.entries(before).map(([name, value]) => ({ name, undo: undo({ [name]: value }) }));
  return { ...write, before, whole: { id, ...before }, undo: undo(before), fields };
}

test('only what a read shows as changed is written, newest first, and closed by a read', async () => {
  const fake = fakeServer({ a: { role: 'admin' }, b: { role: 'member' }, c: { role: 'admin' } });
  const journal = await journalOf('a', 'b', 'c');
  expect(await restore(journal, fake.tools)).toEqual({ restored: 3, verified: 3, failed: [] });
  expect(fake.sent).toEqual(['c {"role":"member"}', 'a {"role":"member"}']);
  expect(readJournal(journal.file).open).toEqual([]);
});

test('a test user is sent its own values though a read shows them, unless that was the last that was sent', async () => {
  const fake = fakeServer({ a: { role: 'member' }, b: { role: 'member' } });
  const other = sampleWrite('b', 'member', { who: 'other' });
  const lagging = { ...fake.tools, isUndone: () => false };
  expect(await restore(await journalOf('a', other), lagging)).toEqual({ restored: 2, verified: 2, failed: [] });
  expect(fake.sent).toEqual(['a {"role":"member"}']);
});

test.each([409, 429, 503])('an undo that is refused twice with %i is sent a third time', async (status) => {
  const fake = fakeServer({ a: { role: 'admin' } });
  fake.response = () => (fake.sent.length < 3 ? status : 200);
  expect(await restore(await journalOf('a'), fake.tools)).toMatchObject({ restored: 1, failed: [] });
  expect(fake.waited).toBeGreaterThan(0);
});

test('what an update replaces beside the fields is restored at once with all that can be written', async () => {
  const fake = fakeServer({ a: { role: 'member', title: null, news: false } });
  const { send } = fake.tools;
  const replacing: RestoreTools = {
    ...fake.tools,
    send: (request) => {
      const { user = '' } = request;
      fake.users.set(user, { id: user, role: 'member', title: null, news: false });
      return send(request);
    },
  };
  const before = { role: 'member', '/title': 'cook', '/news': true };
  const whole = { role: 'member', title: 'cook', news: true };
  const parts = twoFields('a', before);
  const full = { ...parts.undo, body: JSON.stringify(whole) };
  const write = { ...parts, whole: { id: 'a', ...whole }, undo: sampleWrite('a').undo, full };
  expect(await restore(await journalOf(write), replacing)).toMatchObject({ restored: 1, failed: [] });
  expect(fake.users.get('a')).toEqual({ id: 'a', ...whole });
});

test('one that is refused is tried again when another one is back', async () => {
  const fake = fakeServer({ a: { role: 'guest' }, b: { role: 'admin' } });
  fake.response = (id) => (id === 'b' && fake.users.get('a')?.role !== 'member' ? 409 : 200);
  expect(await restore(await journalOf('a', 'b'), fake.tools)).toMatchObject({ restored: 2, failed: [] });
});

test('what cannot be restored stays in the journal and is told with the request that would do it', async () => {
  const fake = fakeServer({ a: { role: 'admin' }, b: { role: 'admin' } });
  fake.response = (id) => (id === 'a' ? 403 : 200);
  const journal = await journalOf('a', 'b');
  expect(await restore(journal, fake.tools)).toEqual({
    restored: 1,
    verified: 1,
    failed: [
      {
        testUser: 'a',
        reason: 'the request that restores it gets 403; role is "admin", was "member"',
        request:
          `curl -X PATCH https://sandbox.example/v1/users/a -H 'content-type: application/json' ` +
          `-H "x-key: \${ADMIN_KEY}" --data-raw '{"role":"member"}'`,
      },
    ],
  });
  expect(readJournal(journal.file).open.map(({ testUser }) => testUser)).toEqual(['a']);
});

test('where all fields at once are refused, each is restored that can be, the role first', async () => {
  const fake = fakeServer({ a: { role: 'admin', level: 'lead' } });
  fake.response = (_id, body) => (body.level === null ? 400 : 200);
  const { failed } = await restore(await journalOf(twoFields('a', { role: 'member', level: null })), fake.tools);
  expect(fake.users.get('a')).toEqual({ id: 'a', role: 'member', level: 'lead' });
  expect(fake.sent[1]).toBe('a {"role":"member"}');
  expect(failed).toMatchObject([{ reason: expect.stringContaining('level is "lead", was null') }]);
});

test.each<readonly [string, boolean, (id: string) => Probe | undefined]>([
  ['reads fail', true, () => ({ kind: 'status', status: 500 })],
  ['reads get no response', true, () => ({ kind: 'none', detail: 'refused' })],
  ['reads are refused', true, () => ({ kind: 'status', status: 403 })],
  ['reads are said to be unchanged', true, () => ({ kind: 'status', status: 304 })],
  ['the user is gone', false, () => ({ kind: 'status', status: 404 })],
  [
    'reads show somebody else, who is as this one was',
    true,
    () => ({
      kind: 'user',
      user: { id: 'z', values: { role: 'member' }, whole: { id: 'z', role: 'member' }, exchange: 1 },
    }),
  ],
])('no entry is closed blindly, and a test user gets its own values back: %s', async (_, sends, read) => {
  const fake = fakeServer({ a: { role: 'admin' } });
  fake.read = read;
  const journal = await journalOf('a');
  expect(await restore(journal, fake.tools)).toMatchObject({
    restored: 0,
    failed: [{ testUser: 'a', unverified: true }],
  });
  expect(new Set(fake.sent)).toEqual(new Set(sends ? ['a {"role":"member"}'] : []));
  expect(fake.users.get('a')).toMatchObject({ role: sends ? 'member' : 'admin' });
  expect(readJournal(journal.file).open).toHaveLength(1);
});

test('nothing is written to anybody else whom no read shows', async () => {
  const fake = fakeServer({ a: { role: 'admin' } });
  fake.read = () => ({ kind: 'status', status: 500 });
  await restore(await journalOf(sampleWrite('a', 'member', { who: 'other' })), fake.tools);
  expect(fake.sent).toEqual([]);
});

test('a response of success that changed nothing is a failure', async () => {
  const fake = fakeServer({ a: { role: 'admin' } });
  const { send } = fake.tools;
  const lying = { ...fake.tools, send: async (request: OutgoingRequest) => send({ ...request, user: 'nobody' }) };
  const { failed } = await restore(await journalOf('a'), lying);
  expect(failed).toMatchObject([{ testUser: 'a', reason: expect.stringContaining('200; role is "admin"') }]);
});

test('a lost response does not matter when the user is read as before', async () => {
  const fake = fakeServer({ a: { role: 'admin' } });
  fake.response = (id, body) => {
    fake.users.set(id, { id, ...body });
    return 'none';
  };
  expect(await restore(await journalOf('a'), fake.tools)).toMatchObject({ restored: 1, failed: [] });
});

test('a send that throws is told without secrets, and the others are restored', async () => {
  const fake = fakeServer({ a: { role: 'admin' }, b: { role: 'admin' } });
  fake.response = (id) => {
    if (id === 'b') throw new Error('no route, canary');
    return 200;
  };
  const result = await restore(await journalOf('a', 'b'), fake.tools);
  expect(result).toMatchObject({ restored: 1, failed: [{ testUser: 'b', reason: 'no route, [redacted]' }] });
});

test('a write that arrives late is taken back before the entry is closed', async () => {
  const fake = fakeServer({ a: { role: 'admin' } });
  let left = 2500;
  const late: RestoreTools = {
    ...fake.tools,
    unsettledMs: () => left,
    wait: async (milliseconds) => {
      fake.users.set('a', { id: 'a', role: 'late' });
      left -= milliseconds;
    },
  };
  const journal = await journalOf('a');
  expect(await restore(journal, late)).toMatchObject({ restored: 1, failed: [] });
  expect(fake.users.get('a')?.role).toBe('member');
});

test('a write that never settles keeps its entry open', async () => {
  const fake = fakeServer({ a: { role: 'member' } });
  const journal = await journalOf('a');
  const { failed } = await restore(journal, { ...fake.tools, unsettledMs: () => 100 });
  expect(failed).toMatchObject([{ unverified: true, reason: expect.stringContaining('may still arrive') }]);
  expect(readJournal(journal.file).open).toHaveLength(1);
});

test('reads that lag behind are waited for', async () => {
  const fake = fakeServer({ a: { role: 'admin' } });
  fake.read = (id) =>
    fake.waited < 400 ? { kind: 'user', user: { id, values: { role: 'admin' }, whole: {}, exchange: 1 } } : undefined;
  const lagging = { ...fake.tools, readLagMs: 1000, compare: () => [] };
  expect(await restore(await journalOf('a'), lagging)).toMatchObject({ restored: 1, failed: [] });
  expect(fake.sent).toHaveLength(1);
});

test('what else of a user is not as before is told with both values, though nothing can be undone', async () => {
  const fake = fakeServer({ a: { role: 'member', name: 'changed' } });
  const write = { ...sampleWrite('a'), whole: { id: 'a', role: 'member', name: 'Ann' } };
  const { differences, failed } = await restore(await journalOf(write), fake.tools);
  expect(failed).toEqual([]);
  expect(differences).toEqual([
    { user: 'a', who: 'test-user', at: '/name', before: 'Ann', after: 'changed', restored: false },
  ]);
});

test('somebody else who was changed is restored and named; who was not is not written to', async () => {
  const fake = fakeServer({ a: { role: 'admin' }, b: { role: 'member' } });
  const other = (id: string) => sampleWrite(id, 'member', { who: 'other' });
  const { differences } = await restore(await journalOf(other('a'), other('b')), fake.tools);
  expect(fake.sent).toEqual(['a {"role":"member"}']);
  expect(differences).toEqual([
    { user: 'a', who: 'other', at: '/role', before: 'member', after: 'admin', restored: true },
  ]);
});

test('after three users in a row without any response the others are not tried', async () => {
  const fake = fakeServer({});
  fake.read = () => ({ kind: 'none', detail: 'refused' });
  fake.response = () => 'none';
  const looked: string[] = [];
  const { look } = fake.tools;
  const counting: RestoreTools = {
    ...fake.tools,
    look: (caller, id) => {
      looked.push(id);
      return look(caller, id);
    },
  };
  await restore(await journalOf('a', 'b', 'c', 'd', 'e'), counting);
  expect(looked).toEqual(['e', 'd', 'c']);
});

test('when the time is up nothing more is sent, and all that is left stays open', async () => {
  const fake = fakeServer({ a: { role: 'admin' } });
  const { failed } = await restore(await journalOf('a'), { ...fake.tools, isOver: () => true });
  expect([fake.sent, failed.map(({ testUser }) => testUser)]).toEqual([[], ['a']]);
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rankedContract } from '../../../bench/kit/ranked-contract.ts';
import { sampleTarget } from '../../../bench/kit/sample-target.ts';
import { journalOptions } from '../../../bench/kit/sample-write.ts';
import { buildUpdate } from '../../exchange/build-request.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { openJournal } from '../../safety/journal.ts';
import { GuardReads } from './guard-reads.ts';
import { JournaledUsers } from './journaled-users.ts';
import { KeptNames } from './kept-names.ts';
import { wholeDifferences } from './whole-user.ts';

const contract = rankedContract();
const target = sampleTarget();
const formType = 'application/x-www-form-urlencoded';
const deep = { role: 'member', rolecallDeep: [[[[]]]] };

/** A server with user 42 that makes of an update what `take` says: a status, or the user as it is then. */
async function serverThat(take: (user: JsonObject, body: JsonObject) => JsonObject | number) {
  let user: JsonObject = { id: '42', role: 'member' };
  const sent: string[][] = [];
  const send = async (request: OutgoingRequest): Promise<Exchange> => {
    let status = 200;
    if (request.body !== undefined) {
      const text = Buffer.from(request.body).toString();
      const isForm = request.headers['content-type'] === formType;
      const body = (isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text)) as JsonObject;
      sent.push(Object.keys(body));
      const taken = take(user, body);
      if (typeof taken === 'number') status = taken;
      else user = taken;
    }
    const json = { ok: true, value: user } as const;
    const outcome = { kind: 'response', status, headers: [], body: Buffer.of(), json, receivedAt: 0 } as const;
    return { id: 1, request, startedAt: 0, durationMs: 0, outcome, earlier: [] };
  };
  const tools = {
    ...{ contract, target, send, stateFolder: '', restoreLine: '', simplest: { role: 'member' } },
    writes: { fields: ['role'], pinned: [], withheld: [], missing: [] },
    redact: (text: string) => text,
  };
  const reads = new GuardReads(contract, target, send);
  const journal = await openJournal(mkdtempSync(join(tmpdir(), 'rolecall-kept-')), target, journalOptions);
  const users = new JournaledUsers(tools, reads, journal);
  const before = { id: '42', values: { role: 'member' }, whole: { ...user }, exchange: 1 };
  users.testUsers.set('42', before);
  await users.journalTestUser({ id: '42', before }, ['role']);
  const names = new KeptNames(tools, reads, users, async () => {});
  const pass = (request: OutgoingRequest) => names.send(request, () => send(request));
  const update = (body: Json) => pass(buildUpdate(contract, target, { id: '42' }, { body }));
  const form = (text: string) =>
    pass(buildUpdate(contract, target, { id: '42' }, { bytes: Buffer.from(text), contentType: formType }));
  const past = (body: Json) => send(buildUpdate(contract, target, { id: '42' }, { body }));
  return { update, form, past, sent, journaled: () => journal.state.open[0], user: () => user };
}

const skipped = { kind: 'skipped', message: expect.stringContaining('keeps /rolecallUnknown') };

test('where a harmless name is kept, nothing else that no document names is sent, and null takes it away', async () => {
  const { update, sent, journaled } = await serverThat((user, body) => ({ ...user, ...body }));
  await update({ role: 'admin', rolecallUnknown: true });
  await expect(update(deep)).rejects.toMatchObject(skipped);
  await expect(update({ role: 'admin', other: 1 })).rejects.toMatchObject(skipped);
  await update({ role: 'admin' });
  expect(sent).toEqual([['role', 'rolecallUnknown'], ['role']]);
  expect(journaled()?.before).toMatchObject({ '/rolecallUnknown': null });
  expect(JSON.parse(journaled()?.fields.at(-1)?.undo.body ?? '')).toEqual({ role: 'member', rolecallUnknown: null });
});

test('a harmless name goes first where something larger would be the first', async () => {
  const { update, sent } = await serverThat((user, body) => ({ ...user, ...body }));
  await expect(update(deep)).rejects.toMatchObject(skipped);
  expect(sent).toEqual([['role', 'rolecallUnknown']]);
});

test('where it is ignored, everything is sent, and nobody looks again', async () => {
  const { update, sent } = await serverThat((user, { role = null }) => ({ ...user, role }));
  await Promise.all([update(deep), update(deep), update({ role: 'admin', other: 1 })]);
  expect(sent).toEqual([
    ['role', 'rolecallUnknown'],
    ['role', 'rolecallDeep'],
    ['role', 'rolecallDeep'],
    ['role', 'other'],
  ]);
});

test('where it is refused twice, what is larger is sent without it', async () => {
  const { update, sent } = await serverThat((user, body) =>
    Object.keys(body).length > 1 ? 400 : { ...user, ...body },
  );
  for (let turn = 0; turn < 4; turn += 1) await update(deep);
  expect(sent.filter((names) => names.includes('rolecallUnknown'))).toHaveLength(2);
  expect(sent.filter((names) => names.includes('rolecallDeep'))).toHaveLength(4);
});

test('a name that stays with null is said to be there', async () => {
  const { update, past, journaled, user } = await serverThat((user, body) => ({ ...user, ...body }));
  await update({ role: 'admin', rolecallUnknown: true });
  const write = journaled();
  await past(JSON.parse(write?.fields.at(-1)?.undo.body ?? '') as Json);
  const before = { whole: write?.whole ?? {}, values: write?.before ?? {} };
  const now = { id: '42', values: { role: 'member' }, whole: user(), exchange: 1 };
  expect(wholeDifferences(contract, before, now)).toMatchObject([{ at: '/rolecallUnknown', after: 'null' }]);
});

test('a payload that is sent as a form is a name to whoever reads forms: it waits for the harmless one', async () => {
  const { form, sent, journaled } = await serverThat((user, body) => ({ ...user, ...body }));
  const payload = JSON.stringify({ role: 'member', note: 'x'.repeat(2000) });
  await expect(form(payload)).rejects.toMatchObject(skipped);
  expect(sent).toEqual([['role', 'rolecallUnknown']]);
  expect(journaled()?.before).toMatchObject({ '/rolecallUnknown': null });
});

test('a form that names fields alone is sent as it is', async () => {
  const { form, sent } = await serverThat((user, body) => ({ ...user, ...body }));
  await form('role=member');
  expect(sent).toEqual([['role']]);
});

import { expect, test } from 'vitest';
import { sampleContract } from '../../../bench/kit/sample-contract.ts';
import { sampleTarget } from '../../../bench/kit/sample-target.ts';
import { buildUpdate } from '../../exchange/build-request.ts';
import type { Contract } from '../../model/contract.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import type { Json } from '../../model/json.ts';
import { GuardReads } from './guard-reads.ts';
import { everybodyIn } from './other-users.ts';
import { UnknownIds } from './unknown-ids.ts';

const sample = sampleContract({ basePath: '', profile: { user: { id: '/id' } } });

/** A server with user 42 that responds to an update of anybody else with `status`, and may make somebody. */
function serverThat(status: number, make: (users: Set<string>, id: string) => void, contract: Contract = sample) {
  const target = sampleTarget({ fixtures: { unknown: '9', foreign: '802', removed: '77' } });
  const users = new Set(['42']);
  const sent: string[] = [];
  const respond = (request: OutgoingRequest, code: number, value: Json): Exchange => ({
    id: 1,
    request,
    startedAt: 0,
    durationMs: 0,
    outcome: {
      kind: 'response',
      status: code,
      headers: [],
      body: Buffer.of(),
      json: { ok: true, value },
      receivedAt: 0,
    },
    earlier: [],
  });
  const show = (id: string): Json => ({ id, role: 'member' });
  const send = async (request: OutgoingRequest): Promise<Exchange> => {
    const id = request.user ?? '';
    sent.push(`${request.method} ${request.path}`);
    if (request.method === 'DELETE') {
      users.delete(id);
      return respond(request, 204, null);
    }
    if (request.operation === 'list') return respond(request, 200, { data: [...users].map(show) });
    if (request.operation === 'one') return users.has(id) ? respond(request, 200, show(id)) : respond(request, 404, {});
    make(users, id);
    return respond(request, status, {});
  };
  const tools = {
    contract,
    target,
    stateFolder: '',
    restoreLine: '',
    writes: { fields: ['role'], pinned: [], withheld: [], missing: [] },
    simplest: { role: 'member' },
    redact: (text: string) => text,
    send,
  };
  const before = everybodyIn([{ id: '42', values: {}, whole: {}, exchange: 1 }]);
  const unknown = new UnknownIds(
    tools,
    new GuardReads(contract, target, send),
    () => before,
    async () => {},
  );
  const update = (id: string) => {
    const request = buildUpdate(contract, target, id, { body: { role: 'member' }, refusal: 'unknown-user' });
    return unknown.send(request, () => send(request));
  };
  return { unknown, update, users, sent };
}

test.each([
  ['under the id of the update', 201, '9'],
  ['under a new id, though the response is a refusal', 404, '100'],
] as const)('who is made %s is named, and no other id that nobody has is tried', async (_, status, id) => {
  const { unknown, update, sent } = serverThat(status, (users) => users.add(id));
  const all = await Promise.allSettled([update('9'), update('8'), update('7')]);
  expect(all.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(all[1]).toMatchObject({ reason: { kind: 'blocked', message: expect.stringContaining(`made user ${id}`) } });
  expect(unknown.made).toMatchObject([{ user: id, who: 'other', restored: false }]);
  expect(sent.filter((line) => line.startsWith('PATCH'))).toHaveLength(1);
});

test('who is made is removed by nobody but the reader, who gets the line for it', async () => {
  const removal = sample.reads.one?.path ?? '';
  const { unknown, update, users, sent } = serverThat(200, (all, id) => all.add(id), { ...sample, removal });
  await update('9');
  expect(users).toEqual(new Set(['42', '9']));
  expect(sent.filter((line) => line.startsWith('DELETE'))).toEqual([]);
  expect(unknown.made).toMatchObject([
    { user: '9', restored: false, request: expect.stringMatching(/DELETE.*\/users\/9/s) },
  ]);
});

test('who signs up meanwhile is named, and no line removes them', async () => {
  const removal = sample.reads.one?.path ?? '';
  const { unknown, update } = serverThat(404, (all) => all.add('100'), { ...sample, removal });
  await update('9');
  expect(unknown.made).toMatchObject([{ user: '100', after: expect.stringContaining('by somebody meanwhile') }]);
  expect(unknown.made[0]).not.toHaveProperty('request');
});

test('after the first, refusals are not looked after', async () => {
  const { unknown, update, sent } = serverThat(404, () => {});
  for (const id of ['9', '8', '7']) await update(id);
  expect(unknown.made).toEqual([]);
  expect(sent).toHaveLength(3 + 2);
});

test.each([
  ['of another organization', '802'],
  ['who was removed', '77'],
])('a user %s, whom no read shows, gets one update that is accepted, and is named', async (_, id) => {
  const { unknown, update, sent } = serverThat(204, () => {});
  const all = await Promise.allSettled([update(id), update(id), update('9')]);
  expect(all.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(unknown.made).toMatchObject([{ user: id, after: expect.stringContaining('no read shows'), restored: false }]);
  expect(sent.filter((line) => line.startsWith('PATCH'))).toHaveLength(2);
});

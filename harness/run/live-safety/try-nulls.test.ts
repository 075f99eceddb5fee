import { expect, test } from 'vitest';
import { rankedContract } from '../../../bench/kit/ranked-contract.ts';
import { bareExchange } from '../../../bench/kit/sample-exchange.ts';
import { sampleTarget } from '../../../bench/kit/sample-target.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { UserView } from '../../model/requirement.ts';
import { journalEntry } from './journal-entry.ts';
import { tryNulls } from './try-nulls.ts';

/** Users 1 and 2 with these titles, on a server that makes of a title what `take` says. */
async function tried(titles: readonly Json[], take: (title: Json, before: Json) => Json, status = 200) {
  const sample = rankedContract({
    fields: [
      { name: 'role', kind: 'role', request: '/role', user: '/role' },
      { name: 'title', kind: 'attribute', request: '/title', user: '/title' },
    ],
  });
  const properties = { role: { enum: ['member'] }, title: { type: ['string', 'null'] } };
  const contract = { ...sample, request: { ...sample.request, effective: { type: 'object', properties } } };
  const target = sampleTarget();
  const users = titles.map((title, index): JsonObject => ({ id: String(index + 1), role: 'member', title }));
  const stored = new Map(users.map((user) => [String(user.id), { ...user }]));
  const sent: Json[] = [];
  const send = async (request: OutgoingRequest): Promise<Exchange> => {
    const { title = null } = JSON.parse(Buffer.from(request.body ?? []).toString()) as JsonObject;
    sent.push(title);
    const user = stored.get(request.user ?? '') ?? {};
    if (status < 300) stored.set(request.user ?? '', { ...user, title: take(title, user.title ?? null) });
    return bareExchange(request, status);
  };
  const view = (whole: JsonObject): UserView => ({
    id: String(whole.id),
    values: { role: whole.role ?? null, title: whole.title ?? null },
    whole,
    exchange: 1,
  });
  const simplest = { role: 'member' };
  const writes = { fields: ['role', 'title'], pinned: [], withheld: [], missing: [] };
  const tools = {
    contract,
    target,
    send,
    simplest,
    writes,
    stateFolder: '',
    restoreLine: '',
    redact: (text: string) => text,
  };
  const writeOf = (id: string) => {
    const user = view(users[Number(id) - 1] ?? {});
    const entry = journalEntry(tools, ['role', 'title'], { id, who: 'test-user', caller: 'admin', view: user });
    return entry.ok ? entry.write : undefined;
  };
  const testUsers = users.map((user) => ({ id: String(user.id), before: view(user) }));
  const { leave } = await tryNulls(testUsers, ['role', 'title'], writeOf, tools, {
    target,
    send,
    look: async (_caller, id) => ({ kind: 'user', user: view(stored.get(id) ?? {}) }),
    compare: () => [],
    redact: (text) => text,
    readLagMs: 0,
    unsettledMs: () => 0,
    isUndone: () => false,
    wait: async () => {},
  });
  return { leave, sent, titles: [...stored.values()].map(({ title }) => title) };
}

test('where null is stored, an attribute is varied for those who have none, and the value is given back', async () => {
  expect(await tried(['Chief', null], (title) => title)).toEqual({
    leave: [],
    sent: [null, 'Chief'],
    titles: ['Chief', null],
  });
});

test('where null is confirmed and not stored, the attribute is left alone', async () => {
  const { leave, titles } = await tried(['Chief', null], (title, before) => title ?? before);
  expect([leave, titles]).toEqual([['title'], ['Chief', null]]);
});

test('so it is where null is refused', async () => {
  expect((await tried(['Chief', null], (title) => title, 422)).leave).toEqual(['title']);
});

test.each([
  ['all have a value', ['Chief', 'Clerk']],
  ['all have none', [null, null]],
])('where %s nothing is sent', async (_name, titles) => {
  expect((await tried(titles, (title) => title)).sent).toEqual([]);
});

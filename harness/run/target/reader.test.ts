import { expect, test } from 'vitest';
import { sampleContract } from '../../../bench/kit/sample-contract.ts';
import { sampleExchange } from '../../../bench/kit/sample-exchange.ts';
import { startMock } from '../../mock/start-mock.ts';
import type { Parameter } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { NextPage } from '../../model/profile-reads.ts';
import { Reader } from './reader.ts';

const sample = sampleContract();
const parameters: readonly Parameter[] = ['page', 'offset', 'after'].map((name) => ({
  name,
  in: 'query',
  required: false,
  schema: name === 'after' ? { type: 'string' } : { type: 'integer' },
}));

function pagedContract(next: NextPage) {
  const { one, list } = sample.profile.reads ?? {};
  if (one === undefined || list === undefined || sample.reads.list === undefined) throw new Error('no list');
  const reads = { ...sample.reads, list: { ...sample.reads.list, parameters } };
  return { ...sample, reads, profile: { ...sample.profile, reads: { one, list: { ...list, next } } } };
}

test.each<[NextPage, number]>([
  [{ query: 'page', by: 'page' }, 6],
  [{ query: 'page', by: 'page', first: 0 }, 6],
  [{ query: 'offset', by: 'offset' }, 6],
  [{ query: 'offset', by: 'offset', first: 1 }, 6],
  [{ query: 'page', by: 'link' }, 5],
  [{ query: 'after', by: 'link' }, 5],
  [{ query: 'after', from: '/next' }, 5],
])('a list paged by %j is read to its end, each user once', async (next, most) => {
  const contract = pagedContract(next);
  const mock = await startMock({ contract, seed: 1, faults: [], testUsers: 12, variant: { pageSize: 4 } });
  let sent = 0;
  const reader = new Reader(contract, mock.target, async ({ path, headers }) => {
    sent += 1;
    const response = await fetch(`${mock.target.baseUrl}${path}`, { headers });
    const exchange = sampleExchange({ status: response.status, body: (await response.json()) as Json });
    const outcome = { ...exchange.outcome, headers: [...response.headers] };
    return { ...exchange, outcome } as typeof exchange;
  });
  const users = (await reader.list()) ?? [];
  await mock.close();
  const ids = users.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(mock.target.testUsers.filter((id) => !ids.includes(id))).toEqual([]);
  expect(sent).toBeLessThanOrEqual(most);
});

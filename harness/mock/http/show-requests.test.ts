import { expect, test } from 'vitest';
import { showRequests } from './show-requests.ts';

type Log = Parameters<typeof showRequests>[0];

test.each([
  ['valid=maybe', 400],
  ['valid=1', 400],
  ['wait=abc', 400],
  ['wait=10&count=-1', 400],
  ['status=4x', 400],
  ['nosuch=1', 400],
  ['valid=false&operation=update', 200],
  ['wait=10&valid=true', 200],
])('a filter that nobody can mean is refused in words: %s', async (query, status) => {
  const log = { shown: () => [], waitFor: async () => [] } as unknown as Log;
  const response = await showRequests(log, new URLSearchParams(query));
  expect([response.status, JSON.stringify(response.body).includes('error')]).toEqual([status, status === 400]);
});

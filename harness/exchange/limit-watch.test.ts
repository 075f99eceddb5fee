import { expect, test } from 'vitest';
import { sampleRequest } from '../../bench/kit/sample-request.ts';
import type { Received } from '../model/exchange.ts';
import type { RateHeader } from '../model/profile.ts';
import { createLimitWatch } from './limit-watch.ts';

const headers: readonly RateHeader[] = [
  { name: 'X-Left', means: 'remaining' },
  { name: 'X-Reset', means: 'reset', unit: 'delta-seconds' },
];

const response = (left: string, reset: string): Received => ({
  kind: 'response',
  status: 200,
  headers: [
    ['x-left', left],
    ['x-reset', reset],
  ],
  body: new Uint8Array(),
  json: undefined,
  receivedAt: 10_000,
});

const update = sampleRequest();
const byMember = sampleRequest({ caller: 'member' });

test('when nothing remains, that caller waits until the reset, and nobody else', () => {
  const watch = createLimitWatch(headers, 60_000);
  watch.see(update, response('0', '7'), 10_000);
  expect([watch.wait(update, 10_000), watch.wait(update, 17_000), watch.wait(byMember, 10_000)]).toEqual([7000, 0, 0]);
});

test('requests that are on their way count against what remains', () => {
  const watch = createLimitWatch(headers, 60_000);
  watch.see(update, response('2', '7'), 10_000);
  watch.count(update);
  expect(watch.wait(update, 10_000)).toBe(0);
  watch.count(update);
  // A response to an earlier request brings an older count.
  watch.see(update, response('1', '7'), 10_000);
  expect(watch.wait(update, 11_000)).toBe(6000);
});

test.each([
  ['a reset beyond the patience', response('0', '61')],
  ['a count that is no number', response('none', '7')],
  ['a reset that is no number', response('0', 'soon')],
])('%s holds nothing back', (_, seen) => {
  const watch = createLimitWatch(headers, 60_000);
  watch.see(update, seen, 10_000);
  expect(watch.wait(update, 10_000)).toBe(0);
});

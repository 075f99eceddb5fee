import { expect, test } from 'vitest';
import type { Exchange, OutgoingRequest } from '../model/exchange.ts';
import { Unsettled } from './unsettled.ts';

const update: OutgoingRequest = {
  operation: 'update',
  method: 'PATCH',
  path: '/users/a',
  headers: {},
  caller: 'admin',
  user: 'a',
  intent: { kind: 'valid' },
};

function exchange(status: number | 'none', request: Partial<OutgoingRequest> = {}): Exchange {
  const outcome =
    status === 'none'
      ? ({ kind: 'none', reason: 'reset', detail: 'reset' } as const)
      : ({ kind: 'response', status, headers: [], body: Buffer.of(), json: undefined, receivedAt: 0 } as const);
  return { id: 1, request: { ...update, ...request }, startedAt: 0, durationMs: 1, outcome, earlier: [] };
}

test.each([202, 408, 500, 503, 504, 'none'] as const)('after %s an update may still arrive', (status) => {
  const unsettled = new Unsettled({});
  unsettled.hear(exchange(status));
  expect(unsettled.leftMs('a')).toBeGreaterThan(4000);
  expect(unsettled.leftMs('b')).toBe(0);
});

test.each([200, 204, 400, 404, 409, 429])('after %i nothing is on its way', (status) => {
  const unsettled = new Unsettled({});
  unsettled.hear(exchange(status));
  expect(unsettled.leftMs('a')).toBe(0);
});

test('a read is no write', () => {
  const unsettled = new Unsettled({});
  unsettled.hear(exchange('none', { operation: 'one' }));
  expect(unsettled.leftMs('a')).toBe(0);
});

test('only an accepted request that restores the whole user, and nothing after it, undoes', () => {
  const unsettled = new Unsettled({});
  const seen = (status: number, name: string) => {
    unsettled.hear(exchange(status, { case: name }));
    return unsettled.isUndone('a');
  };
  expect(seen(200, 'a role')).toBe(false);
  expect(seen(200, 'restored')).toBe(true);
  expect(seen(400, 'empty body')).toBe(false);
  expect(seen(409, 'restored')).toBe(false);
  expect(seen(200, 'restored in part')).toBe(false);
});

test.each([200, 409])('after %i too, what was sent last may be on its way as long as the target says', (status) => {
  const unsettled = new Unsettled({ writes: { settles: 60 } });
  expect(unsettled.lastArrivesInMs(2000)).toBe(0);
  unsettled.hear(exchange(status));
  expect(unsettled.lastArrivesInMs(2000)).toBeGreaterThan(50_000);
  expect(unsettled.lastArrivesInMs(90_000)).toBeGreaterThan(80_000);
});

test('nothing is to be undone for whom all was clearly refused', () => {
  const unsettled = new Unsettled({});
  unsettled.hear(exchange(429));
  expect(unsettled.isUndone('a')).toBe(true);
  unsettled.hear(exchange(503));
  expect(unsettled.isUndone('a')).toBe(false);
  // What an earlier run sent is unknown.
  unsettled.see('b', false);
  expect(unsettled.isUndone('b')).toBe(false);
});

import { expect, test } from 'vitest';
import type { Exchange } from '../../model/exchange.ts';
import { isAcceptedProbe, reachedThrough } from './other-users.ts';

function exchange(status: number, intent: Exchange['request']['intent']): Exchange {
  const request = {
    operation: 'update',
    method: 'PATCH',
    path: '/',
    headers: {},
    caller: 'member',
    user: '7',
    intent,
  } as const;
  const outcome = { kind: 'response', status, headers: [], body: Buffer.of(), json: undefined, receivedAt: 0 } as const;
  return { id: 1, request, startedAt: 0, durationMs: 0, outcome, earlier: [] };
}

test('only an accepted update that should have been refused reaches somebody', () => {
  const refusal = { kind: 'refusal', refusal: 'insufficient-role' } as const;
  expect(isAcceptedProbe(exchange(200, refusal))).toBe(true);
  expect(isAcceptedProbe(exchange(403, refusal))).toBe(false);
  expect(isAcceptedProbe(exchange(200, { kind: 'valid' }))).toBe(false);
});

test('who is no test user is named once, though it is as before by now; an id that nobody has never', () => {
  const testUsers = new Map([['42', { id: '42', values: {}, whole: {}, exchange: 1 }]]);
  const users = { testUsers, nobody: new Set(['0']) };
  const nothing = { restored: 0, verified: 0, failed: [] };
  expect(reachedThrough(new Set(['7', '42', '0']), users, nothing)).toMatchObject([
    { user: '7', who: 'other', restored: true },
  ]);
  const failed = [{ testUser: '7', reason: 'r', request: 'curl' }];
  expect(reachedThrough(new Set(['7']), users, { ...nothing, failed })).toEqual([]);
});

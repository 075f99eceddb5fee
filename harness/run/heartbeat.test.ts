import { expect, test } from 'vitest';
import type { Exchange, NoAnswer, OutgoingRequest } from '../model/exchange.ts';
import { Heartbeat } from './heartbeat.ts';

const request: OutgoingRequest = {
  operation: 'update',
  method: 'PATCH',
  path: '/users/1',
  headers: {},
  caller: 'admin',
  intent: { kind: 'valid' },
};
const none = (reason: NoAnswer['reason']): Exchange => ({
  id: 1,
  request,
  startedAt: 0,
  durationMs: 0,
  outcome: { kind: 'none', reason, detail: 'nothing listens' },
  earlier: [],
});

test('a target that answers the next read is not given up', async () => {
  const heartbeat = new Heartbeat(async () => none('truncated'), 0);
  await heartbeat.hear(none('reset'));
  expect(heartbeat.gone).toBeUndefined();
});

test('a target that answers nothing more is given up, for whoever asks next', async () => {
  let looks = 0;
  const heartbeat = new Heartbeat(async () => {
    looks += 1;
    return none('refused');
  }, 0);
  const both = await Promise.allSettled([heartbeat.hear(none('refused')), heartbeat.hear(none('reset'))]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(looks).toBe(3);
  expect(() => heartbeat.refuse()).toThrow(expect.objectContaining({ kind: 'blocked' }));
});

test('a broken answer comes from somebody who is there', async () => {
  const heartbeat = new Heartbeat(() => expect.unreachable(), 0);
  await heartbeat.hear(none('truncated'));
  await heartbeat.hear(none('invalid-http'));
});

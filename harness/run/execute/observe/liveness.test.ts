import { expect, test } from 'vitest';
import type { Exchange, NoResponse, OutgoingRequest } from '../../../model/exchange.ts';
import { Liveness } from './liveness.ts';

const request: OutgoingRequest = {
  operation: 'update',
  method: 'PATCH',
  path: '/users/1',
  headers: {},
  caller: 'admin',
  intent: { kind: 'valid' },
};
const none = (reason: NoResponse['reason']): Exchange => ({
  id: 1,
  request,
  startedAt: 0,
  durationMs: 0,
  outcome: { kind: 'none', reason, detail: 'nothing listens' },
  earlier: [],
});

test('a target that responds the next read is not given up', async () => {
  const liveness = new Liveness(async () => none('truncated'), 0);
  await liveness.hear(none('reset'));
  expect(liveness.gone).toBeUndefined();
});

test('a target that responds nothing more is given up, for whoever asks next', async () => {
  let looks = 0;
  const liveness = new Liveness(async () => {
    looks += 1;
    return none('refused');
  }, 0);
  const both = await Promise.allSettled([liveness.hear(none('refused')), liveness.hear(none('reset'))]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(looks).toBe(3);
  expect(() => liveness.refuse()).toThrow(expect.objectContaining({ kind: 'blocked' }));
});

test('a broken response comes from somebody who is there', async () => {
  const liveness = new Liveness(() => expect.unreachable(), 0);
  await liveness.hear(none('truncated'));
  await liveness.hear(none('invalid-http'));
});

test('a target that responds 429 to all that waits as told is given up soon, and rate limits that are provoked are not counted', async () => {
  const limited: Exchange = {
    ...none('reset'),
    outcome: { kind: 'response', status: 429, headers: [], body: Buffer.of(), json: undefined, receivedAt: 0 },
  };
  const liveness = new Liveness(() => expect.unreachable(), 0);
  for (let count = 0; count < 10; count += 1) await liveness.hear(limited);
  await liveness.hear(limited, { patient: true });
  await liveness.hear(limited, { patient: true });
  await expect(liveness.hear(limited, { patient: true })).rejects.toMatchObject({ kind: 'blocked' });
  expect(liveness.gone).toContain('still responds 429');
});

test('updates that get nothing but 429 end the run though reads are let in', async () => {
  const response = (status: number, operation: OutgoingRequest['operation']): Exchange => ({
    ...none('reset'),
    request: { ...request, operation },
    outcome: { kind: 'response', status, headers: [], body: Buffer.of(), json: undefined, receivedAt: 0 },
  });
  const liveness = new Liveness(() => expect.unreachable(), 0);
  const both = async () => {
    await liveness.hear(response(200, 'one'), { patient: true });
    await liveness.hear(response(429, 'update'), { patient: true });
  };
  await both();
  await both();
  await expect(both()).rejects.toMatchObject({ kind: 'blocked' });
});

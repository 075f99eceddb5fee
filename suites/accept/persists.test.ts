import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import type { Fault } from '../../harness/model/mock.ts';
import persists from './persists.ts';

/** From the first update on, every read gets this status. */
function readsGet(status: number): Partial<Fault> {
  let updated = false;
  return {
    responses(response, { method }) {
      if (method !== 'GET') updated = true;
      else if (updated) Object.assign(response, { status, body: {} });
    },
  };
}

test.each([401, 403, 429])('a user is not told as vanished because a read gets %i', async (status) => {
  const [verdict] = await runOnMock([persists], {
    fault: readsGet(status),
    target: (target) => ({ ...target, requestRate: { ...target.requestRate, maxRetryAfterSeconds: 0 } }),
  });
  expect(verdict).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining(`gets ${status}`) });
});

test('a user whom no read finds any more has vanished', async () => {
  const [verdict] = await runOnMock([persists], { fault: readsGet(404) });
  expect(verdict?.outcome).toBe('fail');
  expect(verdict && 'findings' in verdict ? verdict.findings[0].code : '').toBe('user-vanished');
});

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

test('what follows from the role is shown by the response as by the read after it', async () => {
  const names = new Map<string, string>();
  const showing = (isStale: boolean): Partial<Fault> => ({
    responses(response, { operation, testUser, method }) {
      const body = response.body as { readonly id?: string; readonly role?: string } | null;
      if (!testUser || !body?.role || (operation !== 'update' && method !== 'GET')) return;
      const now = `the ${body.role}`;
      const before = names.get(testUser.id) ?? now;
      names.set(testUser.id, now);
      response.body = { ...body, roleName: operation === 'update' && isStale ? before : now };
    },
  });
  const [stale] = await runOnMock([persists], { fault: showing(true) });
  expect(stale).toMatchObject({
    outcome: 'fail',
    findings: [expect.objectContaining({ code: 'response-disagrees', at: '/roleName' })],
  });
  const [fresh] = await runOnMock([persists], { fault: showing(false) });
  expect(fresh?.outcome).toBe('pass');
});

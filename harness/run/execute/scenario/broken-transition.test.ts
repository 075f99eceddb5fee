import { expect, test } from 'vitest';
import { runOnMock } from '../../../../bench/kit/run-on-mock.ts';
import everyRole from '../../../../suites/accept/every-role.ts';
import usersIsolated from '../../../../suites/concurrency/users-isolated.ts';
import oversizedBody from '../../../../suites/reject/oversized-body.ts';
import type { Fault, MockCall } from '../../../model/mock.ts';

/** Breaks down where it makes a viewer of an editor, whatever else the body holds; `also`: and in another place. */
const broken = (also: (call: MockCall) => boolean = () => false): Partial<Fault> => ({
  stores(users, { body, testUser, count, memory }) {
    const isStep =
      users.get(testUser?.id ?? '')?.role === 'editor' &&
      (body as { readonly role?: unknown } | undefined)?.role === 'viewer';
    if (isStep) memory.set(`broken ${count}`, true);
    return isStep ? 'instead' : 'also';
  },
  responses(response, call) {
    if (call.memory.has(`broken ${call.count}`) || also(call)) response.status = 500;
  },
});

test('a step from one role to another that breaks the server is told where plain updates are tried, and nowhere else', async () => {
  const verdicts = await runOnMock([everyRole, usersIsolated, oversizedBody], { fault: broken() });
  const told = new Map(verdicts.map((verdict) => [verdict.requirement, verdict]));
  expect(told.get('accept.every-role')).toMatchObject({ outcome: 'fail' });
  expect(told.get('concurrency.users-isolated')?.outcome).not.toBe('fail');
  expect(told.get('reject.oversized-body')?.outcome).not.toBe('fail');
});

test('what else breaks the server is told as well', async () => {
  const fault = broken(({ bytes }) => bytes.length > 60_000);
  const [verdict] = await runOnMock([oversizedBody], { fault });
  expect(verdict).toMatchObject({ outcome: 'fail' });
});

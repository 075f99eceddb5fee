import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import type { Fault } from '../../harness/model/mock.ts';
import sameUser from './same-user-converges.ts';
import requirement from './users-isolated.ts';

const judged = async (fault: Partial<Fault>) => {
  const [verdict] = await runOnMock([requirement], { fault });
  return verdict;
};

test('what is refused alone too is no matter of updates at once', async () => {
  let inFlight = 0;
  const refusing = (isRefused: (role: unknown) => boolean): Partial<Fault> => ({
    async responses(response, { operation, body }) {
      if (operation !== 'update') return;
      inFlight += 1;
      await new Promise((resolve) => setTimeout(resolve, 15));
      const refused = isRefused((body as { readonly role?: unknown } | undefined)?.role);
      inFlight -= 1;
      if (refused) response.status = 409;
    },
  });
  expect((await judged(refusing((role) => role === 'viewer')))?.outcome).not.toBe('fail');
  expect(await judged(refusing(() => inFlight > 1))).toMatchObject({
    outcome: 'fail',
    findings: expect.arrayContaining([expect.objectContaining({ code: 'refused-valid' })]),
  });
});

test('a value that breaks the server by itself takes part in no race', async () => {
  const breaking: Partial<Fault> = {
    responses(response, { operation, body }) {
      const role = (body as { readonly role?: unknown } | undefined)?.role;
      if (operation === 'update' && role === 'viewer') Object.assign(response, { status: 500, body: null });
    },
  };
  const verdicts = await runOnMock([requirement, sameUser], { fault: breaking });
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
});

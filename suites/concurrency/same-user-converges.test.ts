import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import type { Fault, MockUser } from '../../harness/model/mock.ts';
import requirement from './same-user-converges.ts';

/** Reads that show these values in turn, from the moment that `begins` says. */
const showing = (roles: readonly string[], begins: (updates: number) => boolean): Partial<Fault> => {
  let turn = 0;
  let updates = 0;
  return {
    responses: (response, { operation }) => {
      if (operation === 'update') updates += 1;
      if (operation === 'update' || typeof response.body !== 'object' || response.body === null) return;
      if (!begins(updates) || !('role' in response.body)) return;
      response.body = { ...response.body, role: roles[turn++ % roles.length] ?? '' };
    },
  };
};
const judged = async (fault: Partial<Fault>) => {
  const [verdict] = await runOnMock([requirement], { fault });
  return verdict;
};

test('reads that disagree whatever is sent are no matter of updates at once', async () => {
  expect(await judged(showing(['viewer', 'editor'], () => true))).toMatchObject({
    outcome: 'blocked',
    reason: expect.stringContaining('see accept.persists'),
  });
  expect(await judged({})).toMatchObject({ outcome: 'pass' });
});

test('of two fields that are updated at once both stay', async () => {
  const inFlight = new Map<string, { readonly before: MockUser['user']; count: number }>();
  /** Writes whole rows as they were when the first of several updates came. */
  const wholeRows: Partial<Fault> = {
    stores(users, { testUser, body }, accepted) {
      const user = users.get(testUser?.id ?? '');
      if (!accepted || !user) return 'also';
      const open = inFlight.get(user.id) ?? { before: user.user, count: 0 };
      inFlight.set(user.id, { ...open, count: open.count + 1 });
      user.user = { ...open.before, ...(body as object) };
      return 'instead';
    },
    async responses(_response, { operation, testUser }) {
      if (operation !== 'update' || !testUser) return;
      await new Promise((resolve) => setTimeout(resolve, 15));
      inFlight.delete(testUser.id);
    },
  };
  expect(await judged(wholeRows)).toMatchObject({
    outcome: 'fail',
    findings: expect.arrayContaining([expect.objectContaining({ code: 'update-lost' })]),
  });
});

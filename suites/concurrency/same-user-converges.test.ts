import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import type { Fault } from '../../harness/model/mock.ts';
import requirement from './same-user-converges.ts';

/** Reads that show these values in turn. */
const showing = (roles: readonly string[]): Partial<Fault> => {
  let turn = 0;
  return {
    responses: (response, { operation }) => {
      if (operation === 'update' || typeof response.body !== 'object' || response.body === null) return;
      if ('role' in response.body) response.body = { ...response.body, role: roles[turn++ % roles.length] ?? '' };
    },
  };
};
const codesOf = async (fault: Partial<Fault>) => {
  const [verdict] = await runOnMock([requirement], { fault });
  return verdict && 'findings' in verdict ? verdict.findings.map(({ code }) => code) : [];
};

test('reads that disagree are told, reads that agree are not', async () => {
  expect(await codesOf(showing(['viewer', 'editor']))).toContain('reads-disagree');
  expect(await codesOf({})).toEqual([]);
});

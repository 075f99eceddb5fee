import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import type { Target } from '../../harness/suite.ts';
import responds429 from './responds-429.ts';

const sample = sampleContract();
const contract = {
  ...sample,
  profile: { ...sample.profile, rateLimit: { retryAfter: 'delta-seconds' as const } },
};
const live = (target: Target): Target => ({ ...target, kind: 'live', allow: ['rate-limit'] });

test('a limit that nobody has told and nothing shows is skipped, with the line to add', async () => {
  const [verdict] = await runOnMock([responds429], { contract, target: live, controls: false });
  expect(verdict).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('add rateLimit: {') });
});

test('a limit that was told and is not enforced is a failure', async () => {
  const target = (own: Target): Target => ({ ...live(own), rateLimit: { requests: 5, windowSeconds: 1 } });
  const [verdict] = await runOnMock([responds429], { contract, target, controls: false });
  expect(verdict).toMatchObject({ outcome: 'fail', findings: [{ code: 'never-rate-limited' }] });
});

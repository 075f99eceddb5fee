import { expect, test } from 'vitest';
import { compareRuns } from './compare-runs.ts';

test('the mock in another process, reached through a target file, gets the verdicts of the embedded one', async () => {
  const { differences, requirements, live } = await compareRuns('dolfin', { runs: 5 });
  expect(differences).toEqual([]);
  expect(requirements).toBeGreaterThan(50);
  expect([live.exitCode, live.summaries[0]?.restore?.failed]).toEqual([0, []]);
}, 60_000);

import { parseArgs } from 'node:util';
import { loadContract } from '../../../harness/contract/load-contract.ts';
import { findContracts } from '../../../harness/run/plan/find-contracts.ts';
import { compareRuns } from './compare-runs.ts';

/**
 * Compares each contract's run on the embedded mock with the run on the same mock in another process through a target
 * file; `--slow` with a latency of 50 ms and 20 requests per second. Ends with 1 when an outcome differs.
 */
const { values: flags } = parseArgs({
  options: { slow: { type: 'boolean' }, contract: { type: 'string' }, runs: { type: 'string', default: '20' } },
});
const slow = flags.slow ? { latencyMs: 50, requestRate: { perSecond: 20, concurrency: 8, budget: 0 } } : {};
let differing = 0;
for (const { id, folder } of await findContracts()) {
  if (flags.contract !== undefined && id !== flags.contract) continue;
  const { profile } = await loadContract(folder);
  // At 20 requests in a second only a smaller window can be filled; a window that is never told of is no vendor's.
  const limit = profile.rateLimit ? { limit: flags.slow ? '40/4' : '200/1' } : {};
  const startedAt = Date.now();
  const { requirements, differences, live } = await compareRuns(id, { runs: Number(flags.runs), ...slow, ...limit });
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(
    `${id.padEnd(12)} ${requirements - differences.length} of ${requirements} requirements alike, ` +
      `${live.footer?.requests ?? 0} requests, exit code ${live.exitCode}, ${seconds} s`,
  );
  for (const { requirement, embedded, live: other } of differences) {
    console.log(`  ${requirement}: embedded ${embedded}; live ${other}`);
  }
  differing += differences.length;
  if (live.footer === undefined) differing += 1;
}
process.exitCode = differing > 0 ? 1 : 0;

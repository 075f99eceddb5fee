import { performance } from 'node:perf_hooks';
import { openContractRun } from '../../harness/run/execute/contract-run.ts';
import { findContractFolder } from '../../harness/run/plan/find-contracts.ts';

const runs = Number(process.argv[2] ?? 1000);
const run = await openContractRun({
  folder: await findContractFolder('dolfin'),
  target: { kind: 'mock' },
  seed: 1,
  runs,
});
const startUp = performance.now();
await run.judge();
const { exchanges } = await run.finish();
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`memory: --runs ${runs} on one contract: ${exchanges} exchanges, peak ${megabytes} MB (bound 400 MB)`);
console.log(
  `start-up: ${Math.round(startUp)} ms from process start to the first request; the run itself ${Math.round(performance.now() - startUp)} ms`,
);
if (megabytes > 400) process.exitCode = 1;

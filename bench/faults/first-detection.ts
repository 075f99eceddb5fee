import { parseArgs } from 'node:util';
import { loadContract } from '../../harness/contract/load-contract.ts';
import { loadFaults } from '../../harness/mock/load-faults.ts';
import { openContractRun } from '../../harness/run/execute/contract-run.ts';
import { findContracts } from '../../harness/run/plan/find-contracts.ts';

/**
 * Runs everything, in the order of a run, against a mock with each fault until the first failure of any requirement: how
 * many requests a user waits for it. `--contract NAME`, and `--every N` for each N-th pair of a fault and a contract.
 */
const { values: flags } = parseArgs({
  options: { contract: { type: 'string' }, every: { type: 'string', default: '1' }, verbose: { type: 'boolean' } },
});
const chosen = (await findContracts()).filter(({ id }) => flags.contract === undefined || id === flags.contract);
const contracts = await Promise.all(chosen.map(async (one) => ({ ...one, contract: await loadContract(one.folder) })));
const pairs = [...(await loadFaults()).values()].flatMap((fault) =>
  contracts.flatMap(({ id, folder, contract }) => (fault.appliesTo(contract) === true ? [{ id, folder, fault }] : [])),
);
const firsts: number[] = [];
const unseen: string[] = [];
for (const { id, folder, fault } of pairs.filter((_pair, index) => index % Number(flags.every) === 0)) {
  const target = { kind: 'mock', faults: [fault.id] } as const;
  const run = await openContractRun({ folder, target, seed: 1, runs: 60, requestRate: { deadlineMs: 1500 } });
  const before = run.requests();
  const stop = new AbortController();
  let first: number | undefined;
  const onFirstFailure = (exchange: number) => {
    first = Math.max(1, exchange - before);
    stop.abort();
  };
  await run.judge({ signal: stop.signal, onFirstFailure });
  await run.finish();
  if (first === undefined) unseen.push(`${fault.id} on ${id}`);
  else firsts.push(first);
  if (flags.verbose) console.log(`${first ?? 'none'}  ${fault.id} on ${id}`);
}
const sorted = firsts.toSorted((one, other) => one - other);
const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
console.log(
  `first failure of a run, in requests: median ${at(0.5)}, 90th percentile ${at(0.9)}, most ${sorted.at(-1)}, over ${firsts.length} faults and contracts (goal: median 25)`,
);
if (unseen.length > 0) console.log(`without a failure before the end: ${unseen.join(', ')}`);
if ((at(0.5) ?? Number.POSITIVE_INFINITY) >= 25) process.exitCode = 1;

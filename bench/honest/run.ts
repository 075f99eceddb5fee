import { parseArgs } from 'node:util';
import { loadContract } from '../../harness/contract/load-contract.ts';
import { findContracts } from '../../harness/run/plan/find-contracts.ts';
import { runInProcesses } from '../process-pool.ts';
import { variants } from './variants.ts';
import type { HonestResult, HonestTask } from './worker.ts';

/**
 * Runs the whole suite against every honest variant of every contract: no fail, no error and no blocked may come of it.
 * `--seeds N` tries N seeds, spread over the variants, with few random cases each. Ends with 1 on a false alarm.
 */
const { values: flags } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    runs: { type: 'string', default: '25' },
    contract: { type: 'string' },
    variant: { type: 'string' },
  },
});
const startedAt = Date.now();
const contracts = (await findContracts()).filter(({ id }) => flags.contract === undefined || id === flags.contract);
const tasks: HonestTask[] = [];
for (const { id, folder } of contracts) {
  const contract = await loadContract(folder);
  for (const variant of variants) {
    if (flags.variant !== undefined && !variant.id.includes(flags.variant)) continue;
    if (variant.appliesTo(contract) !== true) continue;
    tasks.push({
      contract: id,
      folder,
      variant: variant.id,
      choice: variant.options,
      seed: 1,
      runs: Number(flags.runs),
    });
  }
}
// Those that make the suite wait start first.
const waits = ({ choice }: HonestTask) => choice.limit !== undefined || choice.latencyMs !== undefined;
tasks.sort((one, other) => Number(waits(other)) - Number(waits(one)));
const first = tasks.filter((task) => !waits(task));
for (let seed = 2; seed <= Number(flags.seeds); seed += 1) {
  const task = first[(seed * 31) % first.length];
  if (task) tasks.push({ ...task, seed });
}

const results: HonestResult[] = [];
await runInProcesses<HonestTask, HonestResult>(
  new URL('./worker.ts', import.meta.url),
  tasks,
  (result) => {
    results.push(result);
    for (const line of result.wrong)
      console.log(`false alarm  ${result.contract}, ${result.variant}, seed ${result.seed}: ${line}`);
  },
  { atOnce: 16 },
);
const exchanges = results.reduce((sum, result) => sum + result.exchanges, 0);
const wrong = results.filter((result) => result.wrong.length > 0);
const seeds = new Set(results.map(({ seed }) => seed)).size;
console.log(
  `${results.length} honest servers (${new Set(results.map(({ variant }) => variant)).size} variants, ${contracts.length} contracts, ${seeds} seeds), ${exchanges} exchanges: ` +
    `${results.length - wrong.length} without a false alarm, ${wrong.length} with one, in ${Math.round((Date.now() - startedAt) / 1000)} s`,
);
process.exitCode = wrong.length > 0 ? 1 : 0;

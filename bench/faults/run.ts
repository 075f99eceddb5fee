import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadContract } from '../../harness/contract/load-contract.ts';
import { loadFaults } from '../../harness/mock/load-faults.ts';
import { findContracts } from '../../harness/run/plan/find-contracts.ts';
import { runInProcesses } from '../process-pool.ts';
import { faultsPage } from './faults-page.ts';
import { sensitivity } from './sensitivity.ts';
import type { FaultTrial } from './try-fault.ts';
import type { Pair } from './worker.ts';

/**
 * Runs, for every fault and contract, the requirement meant for the fault against a mock that has it. Writes
 * `faults.json` and `faults.html`; `--one` tries each fault on the first contract that can have it; `--budget N` gives each run
 * so many requests; `--fast` makes them fast runs, of which half the faults are asked; `--doc` rewrites
 * the figures of `docs/sensitivity.md`. Ends with 1 when a fault was not caught.
 */
const { values: flags } = parseArgs({
  options: {
    one: { type: 'boolean' },
    budget: { type: 'string' },
    doc: { type: 'boolean' },
    fast: { type: 'boolean' },
    fault: { type: 'string' },
    contract: { type: 'string' },
    out: { type: 'string', default: 'reports/out' },
  },
});
const startedAt = Date.now();
const contracts = (await findContracts()).filter(({ id }) => flags.contract === undefined || id === flags.contract);
const faults = [...(await loadFaults()).values()].filter(
  ({ id }) => flags.fault === undefined || id.includes(flags.fault),
);
const loaded = await Promise.all(contracts.map(({ folder }) => loadContract(folder)));
/** Made-up contracts that have what none of the others has: faults that apply nowhere else are tried there. */
const further = ['ranked-crew', 'replaced-crew', 'membership-levels', 'role-holders'].map(
  (name) => `examples/contracts/${name}`,
);
const furtherContracts = await Promise.all(further.map((folder) => loadContract(folder)));

const how = {
  ...(flags.budget === undefined ? {} : { budget: Number(flags.budget) }),
  ...(flags.fast ? { fast: true } : {}),
};
const pairs: Pair[] = faults.flatMap(({ id, appliesTo }) => {
  const able = contracts
    .filter((_, index) => loaded[index] && appliesTo(loaded[index]) === true)
    .map(({ folder }) => ({ folder, fault: id, ...how }));
  if (able.length === 0 && flags.contract === undefined) {
    const there = furtherContracts.findIndex((contract) => appliesTo(contract) === true);
    return further.slice(there, there + 1).map((folder) => ({ folder, fault: id, ...how }));
  }
  return flags.one ? able.slice(0, 1) : able;
});
const trials: FaultTrial[] = [];
const broken: string[] = [];
await runInProcesses<Pair, FaultTrial | { readonly broken: string }>(
  new URL('./worker.ts', import.meta.url),
  pairs,
  (response) => {
    if ('broken' in response) broken.push(response.broken);
    else trials.push(response);
  },
);

trials.sort(
  (one, other) => one.fault.localeCompare(other.fault, 'en') || one.contract.localeCompare(other.contract, 'en'),
);
const missed = trials.filter(({ caught }) => !caught);
for (const { fault, contract, requirement, outcome, codes, reason } of missed) {
  console.log(`missed  ${fault} on ${contract}: ${requirement} ${outcome ?? ''} ${codes.join(', ')} ${reason ?? ''}`);
}
for (const line of broken) console.log(`broken  ${line}`);
const seconds = Math.round((Date.now() - startedAt) / 1000);
const result = {
  faults: faults.length,
  contracts: contracts.map(({ id }) => id),
  seconds,
  trials,
  neverApplicable: neverApplicable(),
};
mkdirSync(flags.out, { recursive: true });
writeFileSync(`${flags.out}/faults.json`, `${JSON.stringify(result, undefined, 2)}\n`);
writeFileSync(`${flags.out}/faults.html`, faultsPage(result));
const figures = sensitivity(result);
console.log(figures);
if (flags.doc) {
  const page = readFileSync('docs/sensitivity.md', 'utf8');
  writeFileSync(
    'docs/sensitivity.md',
    page.replace(/(<!-- figures -->\n)[\s\S]*?(<!-- end of figures -->)/, `$1\n${figures}\n\n$2`),
  );
}
console.log(
  `${trials.length - missed.length} of ${trials.length} caught in ${seconds} s; ${flags.out}/faults.html, ${flags.out}/faults.json`,
);
const enough = flags.fast ? missed.length <= trials.length / 2 : missed.length === 0;
process.exitCode = enough && broken.length === 0 ? 0 : 1;

function neverApplicable(): readonly string[] {
  return faults
    .filter(({ appliesTo }) => [...loaded, ...furtherContracts].every((contract) => appliesTo(contract) !== true))
    .map(({ id }) => id);
}

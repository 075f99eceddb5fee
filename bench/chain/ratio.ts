import { performance } from 'node:perf_hooks';
import { Pool } from 'undici';
import { makeCases } from '../../harness/cases/make-cases.ts';
import { loadContract } from '../../harness/contract/load-contract.ts';
import { buildUpdate } from '../../harness/exchange/build-request.ts';
import { startMock } from '../../harness/mock/start-mock.ts';
import type { OutgoingRequest } from '../../harness/model/exchange.ts';
import { openContractRun } from '../../harness/run/execute/contract-run.ts';
import { findContractFolder } from '../../harness/run/plan/find-contracts.ts';

/** The families that send many updates and wait for nothing. */
const families = ['accept.', 'reject.schema'];
const rounds = Number(process.argv[2] ?? 5);
const folder = await findContractFolder('dolfin');
const contract = await loadContract(folder);

const chain: number[] = [];
const bare: number[] = [];
for (let round = 0; round < rounds + 1; round += 1) {
  const [chainRate, bareRate] = [await rateOfChain(), await rateOfBareLoop()];
  // The first round warms up.
  if (round === 0) continue;
  chain.push(chainRate);
  bare.push(bareRate);
}
const ratios = chain.map((rate, index) => rate / (bare[index] ?? 1));
console.log(
  `chain: median ${Math.round(median(chain))} requests/s; bare undici loop: median ${Math.round(median(bare))} requests/s`,
);
console.log(
  `ratio: median ${median(ratios).toFixed(2)}, lowest ${Math.min(...ratios).toFixed(2)}, highest ${Math.max(...ratios).toFixed(2)} over ${rounds} rounds (goal 0.50)`,
);
if (median(ratios) < 0.5) process.exitCode = 1;

async function rateOfChain(): Promise<number> {
  const run = await openContractRun({ folder, target: { kind: 'mock' }, seed: 1, runs: 1500 });
  const requirements = run.requirements.filter(({ id }) => families.some((family) => id.startsWith(family)));
  const [before, startedAt] = [run.requests(), performance.now()];
  await run.judge({ requirements });
  const rate = ((run.requests() - before) * 1000) / (performance.now() - startedAt);
  await run.finish();
  return rate;
}

async function rateOfBareLoop(): Promise<number> {
  const mock = await startMock({ contract, seed: 1 });
  const requests = payloads(mock.target.testUsers, mock.target);
  const pool = new Pool(mock.baseUrl.replace(/^(https?:[/][/][^/]+).*/, '$1'), {
    connections: mock.target.requestRate.concurrency,
  });
  const prefix = new URL(mock.baseUrl).pathname.replace(/[/]$/, '');
  const startedAt = performance.now();
  let next = 0;
  const lane = async () => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const { body } = await pool.request({
        method: request.method,
        path: prefix + request.path,
        headers: { ...request.headers },
        ...(request.body ? { body: request.body } : {}),
      });
      await body.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: mock.target.requestRate.concurrency }, lane));
  const rate = (requests.length * 1000) / (performance.now() - startedAt);
  await pool.close();
  await mock.close();
  return rate;
}

/** The same named and random cases that the chain sends. */
function payloads(testUsers: readonly string[], target: Parameters<typeof buildUpdate>[1]): readonly OutgoingRequest[] {
  const cases = makeCases(contract, { seed: 1 });
  const all = [...cases.valid, ...cases.invalid, ...cases.random('valid', 1500), ...cases.random('invalid', 1500)];
  return all.map((next, index) =>
    buildUpdate(contract, target, testUsers[index % testUsers.length] ?? '', { case: next }),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

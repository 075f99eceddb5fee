/**
 * Planted clients: each requirement must be seen to catch its own, and no honest client may fail any.
 * Usage: node bench/clients/run.ts [--wrong ID]... [--honest NAME]... [--contract NAME]...
 */
import { parseArgs } from 'node:util';
import { ClientPool } from '../../harness/client/ask-client.ts';
import { benchClient } from '../../harness/client/bench-client.ts';
import { judgeClient } from '../../harness/client/judge-client.ts';
import { loadClientRequirements } from '../../harness/client/load-client-requirements.ts';
import { loadContract } from '../../harness/contract/load-contract.ts';
import type { Verdict } from '../../harness/model/verdict.ts';
import { findContractFolder } from '../../harness/run/plan/find-contracts.ts';
import { honestClients, plantedOn } from './planted.ts';

const { values } = parseArgs({
  options: {
    wrong: { type: 'string', multiple: true },
    honest: { type: 'string', multiple: true },
    contract: { type: 'string', multiple: true },
  },
});
const only = values.wrong !== undefined || values.honest !== undefined;
const requirements = await loadClientRequirements();
const startedAt = Date.now();

const planted = requirements.flatMap(({ id, mustCatch }) => mustCatch.map((wrong) => ({ requirement: id, wrong })));
const missed: string[] = [];
await eachOf(
  planted.filter(({ wrong }) => (only ? (values.wrong ?? []).includes(wrong) : true)),
  4,
  async ({ requirement, wrong }) => {
    const contract = plantedOn(requirement, wrong);
    const [verdict] = await verdictsOn(contract, `--wrong ${wrong}`, [requirement]);
    const caught = verdict?.outcome === 'fail' || verdict?.outcome === 'warn';
    if (!caught) missed.push(`${wrong} by ${requirement} on ${contract}: ${told(verdict)}`);
    console.log(`${caught ? 'caught' : 'MISSED'}  ${wrong.padEnd(26)} ${requirement.padEnd(30)} ${contract}`);
  },
);

const falseAlarms: string[] = [];
let [honestVerdicts, honestRuns] = [0, 0];
const honest = honestClients(values.contract).filter(({ name }) =>
  only ? (values.honest ?? []).includes(name) : true,
);
await eachOf(honest, 2, async ({ name, contract, command, oneShot }) => {
  const verdicts = await verdictsOn(contract, command, undefined, oneShot);
  honestVerdicts += verdicts.length;
  honestRuns += 1;
  const bad = verdicts.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skipped');
  for (const verdict of bad) falseAlarms.push(`${name} on ${contract}: ${verdict.requirement} ${told(verdict)}`);
  const tried = verdicts.filter(({ outcome }) => outcome === 'pass').length;
  console.log(`honest  ${name.padEnd(26)} ${contract.padEnd(12)} ${tried} pass, ${bad.length} false`);
});

for (const line of missed) console.log(`MISSED ${line}`);
for (const line of falseAlarms) console.log(`FALSE ${line}`);
const count = only ? (values.wrong ?? []).length : planted.length;
console.log(
  `${count - missed.length} of ${count} planted clients caught; ${falseAlarms.length} false in ${honestVerdicts} verdicts on ${honestRuns} honest clients; ${Math.round((Date.now() - startedAt) / 1000)} s`,
);
process.exitCode = missed.length + falseAlarms.length > 0 ? 1 : 0;

async function verdictsOn(
  id: string,
  how: string,
  wanted?: readonly string[],
  oneShot = false,
): Promise<readonly Verdict[]> {
  const contract = await loadContract(await findContractFolder(id));
  const command = how.startsWith('--')
    ? `"${process.execPath}" "${new URL('honest.ts', import.meta.url).pathname}" --contract ${id} ${how}`
    : how;
  const pool = new ClientPool({ command, oneShot });
  try {
    const bench = benchClient({ name: 'planted', contract, client: pool, parallel: 6, patienceMs: 30_000 });
    const chosen = requirements.filter((requirement) => wanted?.includes(requirement.id) ?? true);
    return await Promise.all(chosen.map((requirement) => judgeClient(bench, requirement)));
  } finally {
    pool.close();
  }
}

function told(verdict: Verdict | undefined): string {
  if (verdict === undefined) return 'no verdict';
  if ('reason' in verdict) return `${verdict.outcome}: ${verdict.reason}`;
  const [first] = 'findings' in verdict ? verdict.findings : [];
  return `${verdict.outcome}${first ? `: ${first.case}: ${first.fact}, received ${first.received}` : ''}`;
}

async function eachOf<T>(items: readonly T[], atOnce: number, use: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const work = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await use(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

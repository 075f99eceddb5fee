import { parseArgs } from 'node:util';
import { loadContract } from '../../../harness/contract/load-contract.ts';
import { findContracts } from '../../../harness/run/plan/find-contracts.ts';
import { startMockProcess } from '../live/mock-process.ts';
import { killChoices } from './kill-choices.ts';
import { type KilledServer, type KillRound, killRound } from './kill-round.ts';

/**
 * Kills live runs with SIGKILL at random moments, each followed by `rolecall restore`, against mocks in other processes.
 * `--runs` of them in all, `--together` in one process, one for each contract; `--seed` for other moments. Ends with 1
 * when a user is not as before.
 */
const { values: flags } = parseArgs({
  options: {
    runs: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    together: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '3' },
  },
});
const choices = killChoices(Number(flags.seed));
const rounds: KillRound[] = [];
const wanted = Number(flags.runs);
const startedAt = Date.now();
const contracts = await Promise.all(
  (await findContracts()).map(async ({ id, folder }) => {
    const { volatile = [] } = (await loadContract(folder)).profile.user;
    return { id, volatile };
  }),
);
// Each contract's mock is used by one lane at a time.
const waiting = Array.from({ length: Math.ceil(contracts.length / Number(flags.together)) }, (_, at) =>
  contracts.slice(at * Number(flags.together), (at + 1) * Number(flags.together)),
);
await Promise.all(Array.from({ length: Math.min(Number(flags.lanes), waiting.length) }, lane));
report();

async function lane(): Promise<void> {
  while (killedRuns() < wanted) {
    const group = waiting.shift();
    if (group === undefined) return;
    const servers: KilledServer[] = await Promise.all(
      group.map(async (contract) => ({ ...contract, mock: await startMockProcess(contract.id) })),
    );
    try {
      for (let turn = 0; turn < 10 && killedRuns() < wanted; turn += 1) {
        const round = await killRound(servers, choices.next().value);
        rounds.push(round);
        if (isLost(round)) console.log(JSON.stringify(round));
      }
    } finally {
      for (const { mock } of servers) mock.stop();
      waiting.push(group);
    }
  }
}

function killedRuns(): number {
  return rounds.filter(({ killed }) => killed).reduce((sum, { runs }) => sum + runs.length, 0);
}

function isLost({ runs, restoreExit }: KillRound): boolean {
  return restoreExit !== 0 || runs.some(({ lost }) => lost.length > 0);
}

function report(): void {
  const killed = rounds.filter((round) => round.killed);
  const count = (keep: (round: KillRound) => boolean) =>
    killed.filter(keep).reduce((sum, { runs }) => sum + runs.length, 0);
  const users = (pick: 'changed' | 'journaled') =>
    killed.flatMap(({ runs }) => runs).reduce((total, run) => total + run[pick], 0);
  const restores = killed.reduce((sum, { restoresKilled }) => sum + restoresKilled, 0);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  const lost = rounds.filter(isLost);
  console.log(
    [
      `${killedRuns()} runs killed by ${killed.length} SIGKILL (${rounds.length - killed.length} more had ended by themselves), ${seconds} s`,
      `  only the process ${count(({ kills }) => kills === 'parent')}, with its workers ${count(({ kills }) => kills === 'group')}`,
      `  while the server applied an update and cut the connection ${count(({ server }) => server === 'reset')}, never responded ${count(({ server }) => server === 'hang')}, while updates arrive late ${count(({ server }) => server === 'late')}`,
      `  then killed while it restored ${restores}, of ${count(({ restoreKills }) => restoreKills.length > 0)} runs`,
      `  users changed at the kill ${users('changed')}, named by the journals ${users('journaled')}`,
      `  processes after which some user was not as before: ${lost.length}`,
    ].join('\n'),
  );
  process.exitCode = lost.length > 0 || killedRuns() < wanted ? 1 : 0;
}

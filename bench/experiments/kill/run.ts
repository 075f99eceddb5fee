import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadContract } from '../../../harness/contract/load-contract.ts';
import { findContracts } from '../../../harness/run/plan/find-contracts.ts';
import { startMockProcess } from '../live/mock-process.ts';
import { killChoices } from './kill-choices.ts';
import { countKills, isLost, readRounds, reportKills, type SavedRound } from './kill-figures.ts';
import { type KilledServer, killRound } from './kill-round.ts';

/**
 * Kills live runs with SIGKILL at random moments, each followed by `rolecall restore` that may be killed too, against
 * mocks in other processes. Ends after `--kills` signals in all, or `--seconds`; `--together` runs in one process, one
 * for each contract; `--seed` for other moments. With `--save FILE` each round is a line there, and those that stand in it
 * count: a run of many hours can be done in parts. Ends with 1 when a user is not as before.
 */
const { values: flags } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '3600' },
    seed: { type: 'string', default: '1' },
    together: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '3' },
    save: { type: 'string' },
  },
});
const rounds: SavedRound[] = flags.save === undefined ? [] : readRounds(flags.save);
// Rounds that were done before have had their moments.
const choices = killChoices(Number(flags.seed), rounds.length);
const tree = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const until = performance.now() + 1000 * Number(flags.seconds);
const contracts = await Promise.all(
  (await findContracts()).map(async ({ id, folder }) => {
    const { volatile = [] } = (await loadContract(folder)).profile.user;
    return { id, volatile };
  }),
);
let turn = rounds.length;
await Promise.all(Array.from({ length: Number(flags.lanes) }, lane));
console.log(reportKills(rounds));
process.exitCode = rounds.some(isLost) ? 1 : 0;

/** Each lane has mocks of its own: most of a round is waiting. */
async function lane(): Promise<void> {
  while (!isOver()) {
    const group = Array.from({ length: Number(flags.together) }, () => contracts[turn++ % contracts.length]);
    const servers: KilledServer[] = await Promise.all(
      group.flatMap((one) => one ?? []).map(async (one) => ({ ...one, mock: await startMockProcess(one.id) })),
    );
    try {
      for (let round = 0; round < 10 && !isOver(); round += 1) {
        const done = { ...(await killRound(servers, choices.next().value)), tree };
        rounds.push(done);
        const { output, ...figures } = done;
        if (flags.save !== undefined) appendFileSync(flags.save, `${JSON.stringify(isLost(done) ? done : figures)}\n`);
        if (isLost(done)) console.log(JSON.stringify(done));
      }
    } finally {
      for (const { mock } of servers) mock.stop();
    }
  }
}

function isOver(): boolean {
  return countKills(rounds) >= Number(flags.kills) || performance.now() >= until;
}

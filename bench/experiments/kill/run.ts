import { parseArgs } from 'node:util';
import { loadContract } from '../../../harness/contract/load-contract.ts';
import { findContracts } from '../../../harness/run/plan/find-contracts.ts';
import { startMockProcess } from '../live/mock-process.ts';
import { killChoices } from './kill-choices.ts';
import { type KillRound, killRound } from './kill-round.ts';

/**
 * Kills live runs with SIGKILL at random moments, each followed by `rolecall restore`, against mocks in other processes;
 * `--rounds` of them over all contracts in turn, `--seed` for other moments. Ends with 1 when a user is not as before.
 */
const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    contract: { type: 'string' },
    lanes: { type: 'string', default: '6' },
  },
});
const contracts = (await findContracts()).filter(({ id }) => id === (flags.contract ?? id));
const choices = killChoices(Number(flags.seed));
const rounds: (KillRound & { readonly contract: string })[] = [];
const wanted = Number(flags.rounds);
const startedAt = Date.now();
const waiting = [...contracts];
// Each contract's mock is used by one lane at a time.
await Promise.all(Array.from({ length: Math.min(Number(flags.lanes), contracts.length) }, lane));
report();

async function lane(): Promise<void> {
  while (killedRounds() < wanted) {
    const contract = waiting.shift();
    if (contract === undefined) return;
    const { id, folder } = contract;
    const { volatile = [] } = (await loadContract(folder)).profile.user;
    const mock = await startMockProcess(id);
    try {
      for (let turn = 0; turn < 4 && killedRounds() < wanted; turn += 1) {
        const round = await killRound(mock, { ...choices.next().value, volatile });
        rounds.push({ ...round, contract: id });
        if (round.lost.length > 0 || round.restoreExit !== 0) console.log(id, round);
      }
    } finally {
      mock.stop();
      waiting.push(contract);
    }
  }
}

function killedRounds(): number {
  return rounds.filter(({ killed }) => killed).length;
}

function report(): void {
  const killed = rounds.filter((round) => round.killed);
  const lost = rounds.filter((round) => round.lost.length > 0 || round.restoreExit !== 0);
  const count = (keep: (round: KillRound) => boolean) => killed.filter(keep).length;
  const sum = (pick: (round: KillRound) => number) => killed.reduce((total, round) => total + pick(round), 0);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(
    `${killed.length} runs killed (${rounds.length - killed.length} more had ended by themselves), ${seconds} s`,
  );
  console.log(
    `  only the process ${count(({ kills }) => kills === 'parent')}, with its workers ${count(({ kills }) => kills === 'group')}`,
  );
  console.log(
    `  while the server applied an update and cut the connection ${count(({ server }) => server === 'reset')}, never responded ${count(({ server }) => server === 'hang')}, while updates arrive late ${count(({ server }) => server === 'late')}`,
  );
  console.log(`  then killed while it restored ${sum(({ restoresKilled }) => restoresKilled)}`);
  console.log(
    `  users changed at the kill ${sum(({ changed }) => changed)}, named by the journals ${sum(({ journaled }) => journaled)}`,
  );
  console.log(`  runs after which some user was not as before: ${lost.length}`);
  process.exitCode = lost.length > 0 || killed.length < wanted ? 1 : 0;
}

import type { Command } from 'commander';
import { loadClientRequirements } from '../client/load-client-requirements.ts';
import { type ClientReplayOptions, replayClient } from '../client/replay-client.ts';
import { requirementIds } from '../run/plan/requirement-ids.ts';
import { parseKey } from '../run/replay/parse-key.ts';
import { type ReplayOptions, replay } from '../run/replay/replay.ts';
import { endOnSignals } from './end-on-signals.ts';
import { wholeNumber } from './numbers.ts';
import { oneLine } from './one-line.ts';

interface ReplayFlags extends Omit<ReplayOptions, 'targetFile' | 'mock'> {
  readonly targets?: string;
  readonly command?: string;
  readonly oneShot?: boolean;
  readonly fault?: readonly string[];
}

/** `rolecall replay`. */
export function replayCommand(command: Command): Command {
  return command
    .argument('<key>', 'as the report prints it: CONTRACT/REQUIREMENT, or CONTRACT/REQUIREMENT#SCENARIO')
    .option('-c, --contract <name>', 'the contract, when the key names none')
    .option('-t, --target <name>', 'a target of the target file (default: that of the record, or the embedded mock)')
    .option('--targets <file>', 'target file (default: rolecall.targets.yaml, found upwards)')
    .option('--record <file>', 'run.jsonl that the key comes from: its seed, runs, target and faults hold again')
    .option('--seed <number>', 'seed of the random cases', wholeNumber)
    .option('--runs <number>', 'random cases of each kind', wholeNumber)
    .option('--command <line>', 'of a client: how its adapter is started (default: as in the record)')
    .option('--one-shot', 'of a client: the adapter makes one call, told by environment variables')
    .option('--specs <folder...>', 'further folders of contracts')
    .option('--suites <folder...>', 'further folders of requirements')
    .option('--fault <id...>', 'make the embedded mock misbehave')
    .option('--state <folder>', 'where locks and journals of live targets are kept')
    .option('--allow-external-refs', "let a document refer to files outside its contract's folder")
    .option('--allow-plain-secrets', 'accept secrets written in clear in the target file (local servers)')
    .addHelpText(
      'after',
      `
A scenario is FIXED only when it was run again.

Examples:
  rolecall replay 'acme/reject.schema#/role.enum letter-case' --target acme-sandbox
  rolecall replay acme/conflict.last-owner --record reports/out/run.jsonl
  rolecall replay 'acme/request.dot-id#..' --command "node adapter.mjs"`,
    )
    .action(async (key: string, { targets, fault, command: line, oneShot, ...flags }: ReplayFlags) => {
      const interruption = new AbortController();
      const stop = endOnSignals(
        () => interruption.abort(),
        () => (flags.target === undefined ? [] : [`rolecall restore --target ${flags.target}`]),
      );
      const options: ReplayOptions = {
        ...flags,
        ...(targets === undefined ? {} : { targetFile: targets }),
        ...(fault ? { mock: { faults: fault } } : {}),
      };
      const adapter = { ...(line === undefined ? {} : { command: line }), ...(oneShot ? { oneShot } : {}) };
      const replaying = async () =>
        (await replayOfClient(key, { ...flags, ...adapter })) ?? (await replay(key, options, interruption.signal));
      const { response, exitCode, reason, findings, told } = await replaying().finally(stop);
      console.log(`${response}: ${reason}`);
      for (const { fact, expected, received, case: name } of findings.slice(0, 5)) {
        console.log(`  ${oneLine(fact)}${name === undefined ? '' : ` [${oneLine(name)}]`}`);
        console.log(`    expected ${oneLine(expected)}\n    received ${oneLine(received)}`);
      }
      for (const line of told) console.log(`  note: ${oneLine(line)}`);
      process.exitCode = exitCode;
    });
}

/** The replay of a client's requirement; `undefined` when the key names none. */
async function replayOfClient(text: string, flags: ClientReplayOptions & { readonly contract?: string }) {
  const key = parseKey(text, flags.contract);
  if (!requirementIds('client').includes(key.requirement)) return undefined;
  const requirement = (await loadClientRequirements()).find(({ id }) => id === key.requirement);
  return requirement && replayClient(key, requirement, flags);
}

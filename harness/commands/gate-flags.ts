import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Gates, Shard } from '../model/run.ts';

/** What the gate flags of a command line say. */
export interface GateFlags {
  readonly failOn?: Gates['failOn'];
  readonly baseline?: string;
  readonly minTried?: Gates['minTried'];
}

/** Adds --fail-on, --baseline and --min-tried. */
export function addGateFlags(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--fail-on <what>',
        'what fails the run: fail (what must hold), warn (also what should hold), gap (also what the document leaves open) (default: fail)',
      ).choices(['fail', 'warn', 'gap']),
    )
    .option('--baseline <record>', 'run.jsonl of an earlier run: only what it does not show fails')
    .addOption(
      new Option(
        '--min-tried <number...>',
        'least exchanges: 5000 for the run, reject.schema=40 for each requirement whose id matches',
      ).argParser(minimums),
    );
}

/** `5000`, or `reject.schema=40`, after those that came before. */
export function minimums(text: string, before: Gates['minTried'] = []): Gates['minTried'] {
  const [, requirement, count] = /^(?:(.+)=)?(\d{1,15})$/.exec(text) ?? [];
  if (count === undefined)
    throw new InvalidArgumentError('expected a number, or PATTERN=NUMBER, e.g. 5000 or reject.schema=40.');
  return [...before, { ...(requirement === undefined ? {} : { requirement }), count: Number(count) }];
}

/** `2/4`: the second of four shards. */
export function shard(text: string): Shard {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  if (Number(index) >= 1 && Number(index) <= Number(of)) return { index: Number(index), of: Number(of) };
  throw new InvalidArgumentError('expected INDEX/COUNT with an index from 1 on, e.g. 2/4.');
}

import type { Command } from 'commander';
import { HarnessError } from '../errors.ts';
import { waive } from '../run/record/waive.ts';

interface WaiveFlags {
  readonly reason?: string;
  readonly owner?: string;
  readonly link?: string;
  readonly expires?: string;
  readonly record: string;
  readonly contract?: string;
  readonly target?: string;
  readonly waivers?: string;
}

const examples = {
  reason: '"fixed in the next release"',
  owner: '"roles team"',
  link: 'https://tracker.example/7',
  expires: '2027-01-31',
} as const;

/** `rolecall waive`. */
export function waiveCommand(command: Command): Command {
  return command
    .argument('<key>', 'as the report prints it: CONTRACT/REQUIREMENT, or CONTRACT/REQUIREMENT#CASE')
    .option('--reason <text>', 'why it is not fixed yet (required)')
    .option('--owner <text>', 'who is responsible (required)')
    .option('--link <url>', 'where it is being fixed (required for a failure)')
    .option('--expires <date>', 'the last day on which it holds, in UTC (required)')
    .option('--record <file>', 'run.jsonl that shows it', 'reports/out/run.jsonl')
    .option('-c, --contract <name>', 'the contract, when the key names none')
    .option('-t, --target <name>', 'the target, when the record has several')
    .option('--waivers <file>', 'file to append to (default: rolecall.waivers.yaml, found upwards, else here)')
    .addHelpText(
      'after',
      `
Example:
  rolecall waive 'acme/reject.schema#/role.enum letter-case' --reason ${examples.reason} \\
    --owner ${examples.owner} --link ${examples.link} --expires ${examples.expires}`,
    )
    .action(async (key: string, flags: WaiveFlags) => {
      const { file, entries } = await waive(key, { ...flags, ...required(flags) });
      for (const { requirement, kind, contract, target, cases, expect } of entries) {
        const seen = [expect.status === undefined ? '' : `status ${expect.status}`, expect.finding ?? ''];
        const where = `${contract} on ${target}${cases === undefined ? '' : `, cases ${cases}`}`;
        const what = kind ?? seen.filter((part) => part !== '').join(', ');
        console.log(`${file}: ${requirement} of ${where}: ${what}`);
      }
    });
}

/** All that is missing at once, with a line to complete. */
function required(flags: WaiveFlags): Record<Exclude<keyof typeof examples, 'link'>, string> {
  const names = ['reason', 'owner', 'expires'] as const;
  const missing = names.filter((name) => flags[name] === undefined || flags[name]?.trim() === '');
  if (missing.length > 0) {
    throw new HarnessError(
      'USAGE',
      `a waiver needs ${missing.map((name) => `--${name}`).join(', ')}`,
      `add ${missing.map((name) => `--${name} ${examples[name]}`).join(' ')}`,
    );
  }
  const { reason = '', owner = '', expires = '' } = flags;
  return { reason, owner, expires };
}

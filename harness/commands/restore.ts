import type { Command } from 'commander';
import { plural } from '../../reports/facts/plural.ts';
import { HarnessError } from '../errors.ts';
import { type RestoredTarget, restoreTarget } from '../run/live-safety/restore-target.ts';
import { findTargetFile } from '../target/find-target-file.ts';
import { endOnSignals } from './end-on-signals.ts';
import { tellDifferences, tellRestoring } from './tell-restore.ts';

interface RestoreFlags {
  readonly target?: readonly string[];
  readonly targets?: string;
  readonly state?: string;
  readonly allowPlainSecrets?: boolean;
  readonly giveUp?: readonly string[];
  readonly reason?: string;
}

/** `rolecall restore`. */
export function restoreCommand(command: Command): Command {
  return command
    .option('-t, --target <name...>', 'targets of the target file (default: its only one)')
    .option('--targets <file>', 'target file (default: rolecall.targets.yaml, found upwards)')
    .option('--specs <folder...>', 'not needed: the journal holds the contract')
    .option('--state <folder>', "where journals are kept (default: this user's own, see docs/safety.md)")
    .option('--give-up <user...>', 'users that are gone, or cannot be restored: they are no longer tried')
    .option('--reason <text>', 'why they are given up; it stays in the journal until that is finished')
    .option('--allow-plain-secrets', 'accept secrets written in clear in the target file (local servers)')
    .addHelpText('after', '\nExample:\n  rolecall restore --target acme-sandbox')
    .action(async ({ target: named, targets, giveUp, reason, ...flags }: RestoreFlags) => {
      if (giveUp && (reason === undefined || reason.trim() === ''))
        throw new HarnessError(
          'USAGE',
          '--give-up needs a reason',
          'type --give-up USER --reason "the user was deleted"',
        );
      if (giveUp && (named ?? []).length > 1)
        throw new HarnessError('USAGE', '--give-up is for one target', 'name one --target');
      const target = named ?? [onlyTarget(targets)];
      const codes: number[] = [];
      const stop = endOnSignals(
        () => {},
        () => target.map((name) => `rolecall restore --target ${name}`),
      );
      try {
        for (const name of target) {
          const options = {
            ...flags,
            onRestore: tellRestoring,
            ...(targets === undefined ? {} : { targetFile: targets }),
          };
          const given = giveUp && reason !== undefined ? { users: giveUp, reason } : undefined;
          const result = await restoreTarget(name, options, given);
          for (const line of linesOf(name, result)) console.log(line);
          codes.push(codeOf(result));
        }
      } finally {
        stop();
      }
      process.exitCode = codes.includes(1) ? 1 : Math.max(0, ...codes);
    });
}

/** The target of a target file that has one. */
function onlyTarget(file: string | undefined): string {
  const names = Object.keys(findTargetFile(process.cwd(), file).targets);
  const [only = ''] = names;
  if (names.length === 1) return only;
  throw new HarnessError('USAGE', `the target file has ${names.join(', ')}`, `type --target ${only}, or name them all`);
}

/** 1 where something could not be restored, 3 where nobody knows, or something waits on another server. */
function codeOf({ failed, differences = [], elsewhere }: RestoredTarget): number {
  if (failed.some(({ unverified }) => unverified !== true) || differences.some(({ restored }) => !restored)) return 1;
  // The target may have got another base URL since: then its users are there, and not here.
  return failed.length > 0 || elsewhere.some(({ own }) => own) ? 3 : 0;
}

function linesOf(name: string, result: RestoredTarget): readonly string[] {
  return [
    ...tellDifferences(result),
    result.verified + result.failed.length + result.elsewhere.length === 0
      ? `${name}: nothing to restore`
      : `${name}: ${plural(result.verified, 'user is', 'users are')} read back as before`,
    ...result.failed.flatMap(({ testUser, reason, request, unverified }) => [
      `  ${testUser} ${unverified ? 'is not known to be restored' : 'was not restored'}: ${reason}`,
      `    ${request}`,
      ...(unverified
        ? [`    or, when it is gone: rolecall restore --target ${name} --give-up ${testUser} --reason ...`]
        : []),
    ]),
    ...result.elsewhere.map(({ line }) => `  elsewhere: ${line}`),
  ];
}

import { Command } from 'commander';
import { restoreTarget } from '../run/restore-target.ts';

interface RestoreFlags {
  readonly target: readonly string[];
  readonly targets?: string;
  readonly specs?: readonly string[];
  readonly state?: string;
  readonly allowPlainSecrets?: boolean;
}

/** `rolecall restore`. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('restored what an interrupted or killed run changed, and read it back')
    .requiredOption('-t, --target <name...>', 'targets of the target file')
    .option('--targets <file>', 'target file (default: rolecall.targets.yaml, found upwards)')
    .option('--specs <folder...>', 'further folders of contracts')
    .option('--state <folder>', 'where journals are kept (default: .rolecall beside the target file)')
    .option('--allow-plain-secrets', 'accept secrets written in clear in the target file (local servers)')
    .addHelpText('after', '\nExample:\n  rolecall restore --target acme-sandbox')
    .action(async ({ target, targets, ...flags }: RestoreFlags) => {
      let lost = 0;
      for (const name of target) {
        const result = await restoreTarget(name, {
          ...flags,
          ...(targets === undefined ? {} : { targetFile: targets }),
        });
        console.log(`${name}: ${result.restored} users restored, ${result.verified} of them read back and as before`);
        for (const { testUser, reason, request } of result.failed)
          console.log(`  ${testUser} was not restored: ${reason}\n    ${request}`);
        lost += result.failed.length;
      }
      process.exitCode = lost > 0 ? 1 : 0;
    });
}

import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { adapterLanguages, writeAdapter } from '../client/init/write-adapter.ts';
import { loadContract } from '../contract/load-contract.ts';
import { findContractFolder } from '../run/plan/find-contracts.ts';

/** `rolecall client init`. */
export function clientInitCommand(): Command {
  return new Command('init')
    .description('write an adapter that works at once, to put the call of a client into')
    .argument('<contract>', 'contract by name')
    .addOption(
      new Option('--language <name>', 'what it is written in')
        .choices(Object.keys(adapterLanguages))
        .default('typescript'),
    )
    .option('--into <folder>', 'where it is written', '.')
    .addHelpText('after', '\n--specs <folder...> of rolecall client adds folders of contracts here too.')
    .action(async (id: string, _flags: unknown, self: Command) => {
      // --specs is the parent's.
      const flags = self.optsWithGlobals<{ language: string; into: string; specs?: readonly string[] }>();
      const contract = await loadContract(await findContractFolder(id, flags.specs));
      const { name, command, oneShot, build } = writeAdapter(contract, flags.language, flags.into);
      const more = [
        ...(oneShot ? ['--one-shot'] : []),
        ...(flags.specs ?? []).map((each) => `--specs ${resolve(each)}`),
      ];
      const how = [`rolecall client --contract ${id} --command "${command}"`, ...more].join(' ');
      console.log([`${name} is written. In its folder, type`, ...(build ? [build] : []), how].join('\n  '));
    });
}

import type { Command } from 'commander';
import { openProxy, type ProxyOptions } from '../client/proxy/run-proxy.ts';
import { chooseFormats } from '../run/record/publish-reports.ts';
import { closeRun } from './close-run.ts';
import { formatList } from './format-list.ts';
import { addGateFlags } from './gate-flags.ts';
import { portNumber } from './numbers.ts';

interface ProxyFlags extends Omit<ProxyOptions, 'contract' | 'targetFile'> {
  readonly targets?: string;
  readonly format: readonly string[];
}

/** `rolecall proxy`. */
export function proxyCommand(command: Command): Command {
  return addGateFlags(command)
    .argument('<contract>', 'contract by name')
    .option('--to <url>', 'base URL of the server')
    .option(
      '-t, --target <name>',
      'target of the target file: only its test users are written to, and restored at the end',
    )
    .option('--targets <file>', 'target file (default: rolecall.targets.yaml, found upwards)')
    .option('--allow-plain-secrets', 'accept secrets written in clear in the target file (local servers)')
    .option('--state <folder>', 'where locks and journals of live targets are kept')
    .option('-p, --port <number>', 'port on loopback; 0 picks a free one', portNumber, 4030)
    .option('--specs <folder...>', 'further folders of contracts')
    .option('-o, --out <folder>', 'where the record and the reports go', 'reports/out')
    .option('--waivers <file>', 'file of known failures (default: rolecall.waivers.yaml, found upwards)')
    .option('--format <list>', 'reports beside the record: html, junit, ...', formatList, ['html', 'junit'])
    .addHelpText('after', '\nExample:\n  rolecall proxy acme --target acme-sandbox --port 4030')
    .action(async (contract: string, { targets, format, ...flags }: ProxyFlags) => {
      await chooseFormats(format);
      const { proxy, notes, finish } = await openProxy({
        ...flags,
        contract,
        ...(targets === undefined ? {} : { targetFile: targets }),
      });
      console.log(`base URL   ${proxy.baseUrl}`);
      for (const note of notes) console.log(`  ${note}`);
      if (flags.target === undefined)
        console.log('nothing is restored: only a target of the target file says who may be written to');
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
      const result = await finish();
      await closeRun(result, format, flags.baseline);
      process.exitCode = result.exitCode;
    });
}

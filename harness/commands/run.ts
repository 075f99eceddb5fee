import { dirname } from 'node:path';
import { Command } from 'commander';
import { defaultRuns, defaultSeed, liveRuns, type Progress } from '../run/options.ts';
import { publishReports } from '../run/publish-reports.ts';
import { runSuite } from '../run/run-suite.ts';
import { wholeNumber } from './numbers.ts';

interface RunFlags {
  readonly contract?: readonly string[];
  readonly target?: readonly string[];
  readonly targets?: string;
  readonly specs?: readonly string[];
  readonly out: string;
  readonly seed: number;
  readonly runs?: number;
  readonly state?: string;
  readonly only?: string;
  readonly fault?: readonly string[];
  readonly allowOutside?: boolean;
  readonly allowPlainSecrets?: boolean;
}

/** `rolecall run`. */
export function runCommand(): Command {
  return new Command('run')
    .description('check contracts against the embedded mock, or against targets of your own')
    .option('-c, --contract <name...>', 'contracts by name (default: all)')
    .option('-t, --target <name...>', 'targets of the target file (default: the embedded mock)')
    .option('--targets <file>', 'target file (default: rolecall.targets.yaml, found upwards)')
    .option('--specs <folder...>', 'further folders of contracts')
    .option('-o, --out <folder>', 'where the record and the reports go', 'reports/out')
    .option('--seed <number>', 'seed of the random cases', wholeNumber, defaultSeed)
    .option(
      '--runs <number>',
      `random cases of each kind per contract (default: ${defaultRuns} on the mock, ${liveRuns} live)`,
      wholeNumber,
    )
    .option(
      '--state <folder>',
      'where locks and journals of live targets are kept (default: .rolecall beside the target file)',
    )
    .option('--only <pattern>', 'only requirements whose id matches: a family, a part, a glob with *')
    .option('--fault <id...>', 'make the embedded mock misbehave')
    .option('--allow-outside', "let a document refer to files outside its contract's folder")
    .option('--allow-plain-secrets', 'accept secrets written in clear in the target file (local servers)')
    .addHelpText(
      'after',
      `
Examples:
  rolecall run --contract dolfin polytomic --runs 1000
  rolecall run --contract dolfin --only conflict --fault last-owner-demoted
  rolecall run --target dolfin-sandbox --out reports/out/sandbox`,
    )
    .action(async (flags: RunFlags) => {
      process.exitCode = await run(flags);
    });
}

async function run(flags: RunFlags): Promise<number> {
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const { contract, target, targets, fault, ...options } = flags;
  const progress = createProgress();
  try {
    const result = await runSuite(
      {
        ...options,
        ...(contract ? { contracts: contract } : {}),
        ...(target ? { targets: target } : {}),
        ...(targets === undefined ? {} : { targetFile: targets }),
        ...(fault ? { mock: { faults: fault } } : {}),
        onProgress: progress.show,
      },
      interruption.signal,
    );
    progress.clear();
    const published = await publishReports(result.record, dirname(result.record), ['html', 'junit']);
    console.log(published.terminal);
    for (const file of [...published.files, result.record]) console.log(`  ${file}`);
    return result.exitCode;
  } finally {
    progress.clear();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** One line that is written over on a terminal; one line per tenth elsewhere. */
function createProgress(): { readonly show: (progress: Progress) => void; readonly clear: () => void } {
  let told = 0;
  const { stderr } = process;
  return {
    show: ({ verdict, done, of }) => {
      if (stderr.isTTY) {
        stderr.write(`\r\x1b[2K${done}/${of}  ${verdict.contract}  ${verdict.requirement}  ${verdict.outcome}`);
        return;
      }
      const tenth = Math.floor((done * 10) / of);
      if (tenth > told) {
        told = tenth;
        stderr.write(`${done} of ${of} requirements\n`);
      }
    },
    clear: () => {
      if (stderr.isTTY) stderr.write('\r\x1b[2K');
    },
  };
}

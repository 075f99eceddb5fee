import { type Command, Option } from 'commander';
import type { RunHeader, Shard } from '../model/run.ts';
import { defaultRuns, defaultSeed, liveRuns, type Progress, type RunOptions } from '../run/plan/options.ts';
import { openTargetFile } from '../run/plan/plan-run.ts';
import { type Narrowing, narrow, selections } from '../run/plan/selections.ts';
import { chooseFormats } from '../run/record/publish-reports.ts';
import { runSuite } from '../run/run-suite.ts';
import { waitFor } from '../run/target/wait-for.ts';
import { addClosing, type Closing, closeRun } from './close-run.ts';
import { printPlan } from './dry-run.ts';
import { endOnSignals } from './end-on-signals.ts';
import { formatList } from './format-list.ts';
import { addGateFlags, type GateFlags, shard } from './gate-flags.ts';
import { wholeNumber } from './numbers.ts';
import { showProgress } from './show-progress.ts';
import { tellRestoring } from './tell-restore.ts';

interface RunFlags extends GateFlags, Narrowing, Closing {
  readonly contract?: readonly string[];
  readonly target?: readonly string[];
  readonly targets?: string;
  readonly specs?: readonly string[];
  readonly suites?: readonly string[];
  readonly out: string;
  readonly seed: number;
  readonly state?: string;
  readonly fast?: boolean;
  readonly maxTime?: number;
  readonly maxFailures?: number;
  readonly wait?: number;
  readonly fault?: readonly string[];
  readonly waivers?: string;
  readonly shard?: Shard;
  readonly format: readonly string[];
  readonly allowExternalRefs?: boolean;
  readonly dryRun?: boolean;
  readonly allowPlainSecrets?: boolean;
}

/** `rolecall run`. */
export function runCommand(command: Command): Command {
  command
    .option('-c, --contract <name...>', 'contracts by name (default: all)')
    .option('-t, --target <name...>', 'targets of the target file (default: the embedded mock)')
    .option('--targets <file>', 'target file (default: rolecall.targets.yaml, found upwards)')
    .option('--specs <folder...>', 'further folders of contracts')
    .option('--suites <folder...>', 'further folders of requirements')
    .option('-o, --out <folder>', 'where the record and the reports go', 'reports/out')
    .option('--seed <number>', 'seed of the random cases', wholeNumber, defaultSeed)
    .option(
      '--runs <number>',
      `random cases of each kind per contract (default: ${defaultRuns} on the mock, ${liveRuns} live)`,
      wholeNumber,
    )
    .option(
      '--state <folder>',
      "where locks and journals of live targets are kept (default: this user's own, see docs/safety.md)",
    )
    .option('--fast', 'only the first pass: what decides most, in about 60 requests for each contract')
    .option(
      '--grep <pattern>',
      'only requirements whose id matches: a family, a part, a glob with *, several with commas',
    )
    .option('--grep-invert <pattern>', 'all but the requirements whose id matches')
    .addOption(
      new Option('--select <name>', 'a named part of the run: quick, security or ci (see docs/ci.md)').choices(
        Object.keys(selections),
      ),
    )
    .option('--max-time <seconds>', 'end the run in order after so long; what is left is not tried', wholeNumber)
    .option('--max-failures <number>', 'end the run in order after so many failed requirements', wholeNumber)
    .option('--wait <seconds>', 'wait until the target accepts connections, at most so long', wholeNumber)
    .option('--fault <id...>', 'make the embedded mock misbehave')
    .option('--waivers <file>', 'file of known failures (default: rolecall.waivers.yaml, found upwards)')
    .option('--shard <index/count>', 'only this part of the run; rolecall merge joins the parts', shard)
    .option('--format <list>', 'reports beside the record: html, junit, ...', formatList, ['html', 'junit'])
    .option('--dry-run', 'print every request that a live run would send, and send none')
    .option('--allow-external-refs', "let a document refer to files outside its contract's folder")
    .option('--allow-plain-secrets', 'accept secrets written in clear in the target file (local servers)')
    .addHelpText(
      'after',
      `
Examples:
  rolecall run --contract acme globex --runs 1000
  rolecall run --contract acme --grep conflict --fault last-owner-lost
  rolecall run --target acme-sandbox --out reports/out/sandbox
  rolecall run --baseline last-release.jsonl --min-tried 5000`,
    );
  return addClosing(addGateFlags(command)).action(async (flags: RunFlags) => {
    process.exitCode = await run(flags);
  });
}

async function run(flags: RunFlags): Promise<number> {
  const interruption = new AbortController();
  const { contract, target, targets, fault, format, dryRun, select, grep, grepInvert, runs, ...rest } = flags;
  const { maxTime, maxFailures, wait, quiet, json, ...options } = rest;
  const progress = quiet || json ? undefined : showProgress(process.stderr);
  const stop = endOnSignals(
    () => interruption.abort(),
    () => (target ?? []).map((name) => `rolecall restore --target ${name}`),
  );
  // A misspelt format is told before a long run, not after it.
  await chooseFormats(format);
  const chosen = {
    ...options,
    ...narrow(flags),
    ...(contract ? { contracts: contract } : {}),
    ...(target ? { targets: target } : {}),
    ...(targets === undefined ? {} : { targetFile: targets }),
    ...(fault ? { mock: { faults: fault } } : {}),
  };
  try {
    if (dryRun) {
      await printPlan(chosen);
      return 0;
    }
    if (wait !== undefined) await waitFor(await addressesOf(target ?? [], chosen), wait);
    const limits = limitRun(interruption, flags);
    const onProgress = (one: Progress) => {
      limits.count(one);
      progress?.verdict(one);
    };
    const start = progress ? { onStart: tellStart, onStep: progress.step } : {};
    const result = await runSuite(
      { ...chosen, ...start, onProgress, onRestore: tellRestoring },
      interruption.signal,
    ).finally(limits.end);
    progress?.clear();
    await closeRun(result, format, flags.baseline, flags);
    return result.exitCode;
  } finally {
    progress?.clear();
    stop();
  }
}

async function addressesOf(targets: readonly string[], options: RunOptions): Promise<readonly string[]> {
  const opened = await Promise.all(targets.map((name) => openTargetFile(name, options)));
  return opened.map(({ choice }) => choice.target.baseUrl);
}

/** Ends a run in order once it took too long or showed enough. */
function limitRun(interruption: AbortController, { maxTime, maxFailures }: RunFlags) {
  const late = `the run took longer than --max-time ${maxTime} s`;
  const timer = maxTime === undefined ? undefined : setTimeout(() => interruption.abort(late), maxTime * 1000);
  let failed = 0;
  return {
    count: ({ verdict }: Progress) => {
      if (verdict.outcome === 'fail') failed += 1;
      if (failed === maxFailures) interruption.abort(`--max-failures ${maxFailures} was reached`);
    },
    end: () => clearTimeout(timer),
  };
}

/** What was loaded, before anything is sent: a wrong path is seen here. */
function tellStart({ waivers, gates, shard }: RunHeader): void {
  const lines = [
    ...(waivers ? [`waivers: ${waivers.entries.length} in ${waivers.file}`] : []),
    ...(gates?.baseline === undefined ? [] : [`baseline: ${gates.baseline}`]),
    ...(shard ? [`shard: ${shard.index} of ${shard.of}`] : []),
  ];
  for (const line of lines) process.stderr.write(`${line}\n`);
}

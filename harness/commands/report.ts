import { dirname } from 'node:path';
import type { Command } from 'commander';
import { publishReports } from '../run/record/publish-reports.ts';
import { formatList } from './format-list.ts';

interface ReportFlags {
  readonly format: readonly string[];
  readonly out?: string;
  readonly baseline?: string;
}

/** `rolecall report`. */
export function reportCommand(command: Command): Command {
  return command
    .argument('<records...>', 'run.jsonl of a run, then those of others: sandbox, staging, mock')
    .option('--format <list>', 'html, junit, ...; a name that is none lists all', formatList, ['html'])
    .option('-o, --out <folder>', 'where the reports go (default: beside the record)')
    .option('--baseline <record>', 'run.jsonl of an earlier run, to tell what is new, fixed, still failing')
    .addHelpText(
      'after',
      `
The exit code says whether it could be rendered, not how the run ended.

Examples:
  rolecall report reports/out/run.jsonl --format html,markdown,badge --out public
  rolecall report sandbox.jsonl staging.jsonl --baseline last-release.jsonl`,
    )
    .action(async ([record = '', ...beside]: readonly string[], flags: ReportFlags) => {
      const { files, terminal } = await publishReports(record, flags.out ?? dirname(record), flags.format, {
        ...(flags.baseline === undefined ? {} : { baseline: flags.baseline }),
        ...(beside.length === 0 ? {} : { beside }),
      });
      console.log(terminal);
      for (const file of files) console.log(`  ${file}`);
    });
}

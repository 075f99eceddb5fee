import type { Command } from 'commander';
import { publishSite } from '../run/record/publish-site.ts';
import { wholeNumber } from './numbers.ts';

/** `rolecall publish`. */
export function publishCommand(command: Command): Command {
  return command
    .argument('<folder>', 'folder of the site; what is there already is kept')
    .argument('[records...]', 'run.jsonl of the runs to add (default: reports/out/run.jsonl)')
    .option('--keep <number>', 'runs that the site keeps, the newest', wholeNumber, 100)
    .addHelpText(
      'after',
      `
The site has no script of others and needs no server: index.html, badge.svg, and under runs/ a report and a small record of each run.

Examples:
  rolecall publish public
  rolecall publish public nightly/*.jsonl --keep 30`,
    )
    .action(async (folder: string, records: readonly string[], { keep }: { readonly keep: number }) => {
      const named = records.length > 0 ? records : ['reports/out/run.jsonl'];
      for (const file of await publishSite(folder, named, Math.max(1, keep))) console.log(`  ${file}`);
    });
}

import { dirname } from 'node:path';
import type { Command } from 'commander';
import type { Run } from '../../reports/run.ts';
import { publishReports } from '../run/record/publish-reports.ts';
import { tellGithub } from '../run/record/tell-github.ts';
import { tellRestore } from './tell-restore.ts';

/** How much is printed when a run ends. */
export interface Closing {
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** Adds --quiet and --json. */
export function addClosing(command: Command): Command {
  return command
    .option('--quiet', 'print one line at the end, and no progress')
    .option('--json', 'print one line of JSON at the end, for scripts: exit code, reasons, counts, files');
}

/** Renders the record beside itself, and prints what closes a run: what it came to, the files. */
export async function closeRun(
  { record }: { readonly record: string },
  formats: readonly string[],
  baseline: string | undefined,
  { quiet = false, json = false }: Closing = {},
): Promise<void> {
  const { files, terminal, sentence, run } = await publishReports(
    record,
    dirname(record),
    formats,
    baseline === undefined ? {} : { baseline },
  );
  const restored = run.summaries.flatMap((summary) => tellRestore(summary, run.header));
  if (json) console.log(JSON.stringify({ ...endOf(run), sentence, restored, files: [...files, record] }));
  else if (quiet) console.log([sentence, ...quietly(run)].join('\n'));
  else for (const line of [terminal, ...[...restored, ...files, record].map((one) => `  ${one}`)]) console.log(line);
  // Of shards only the whole is told there: by rolecall merge.
  if (run.header.shard) return;
  const annotations = await tellGithub(run, process.env);
  if (annotations !== '' && !json) process.stdout.write(annotations);
}

/** What a sentence cannot say: why nothing was tried, and whom to restore. */
function quietly({ header, footer, summaries }: Run): readonly string[] {
  return footer === undefined || footer.exitCode < 2
    ? []
    : [...footer.reasons, ...summaries.flatMap((summary) => tellRestore(summary, header))];
}

function endOf({ footer, verdicts }: Run) {
  const failed = verdicts
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ contract, target, requirement }) => ({ contract, target, requirement }));
  return { exitCode: footer?.exitCode, reasons: footer?.reasons ?? [], counts: footer?.counts ?? {}, failed };
}

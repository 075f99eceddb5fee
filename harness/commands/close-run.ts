import { dirname } from 'node:path';
import { publishReports } from '../run/record/publish-reports.ts';
import { tellGithub } from '../run/record/tell-github.ts';
import { tellRestore } from './tell-restore.ts';

/** Renders the record beside itself, and prints what closes a run: what it came to, the files. */
export async function closeRun(
  { record }: { readonly record: string },
  formats: readonly string[],
  baseline: string | undefined,
): Promise<void> {
  const { files, terminal, run } = await publishReports(
    record,
    dirname(record),
    formats,
    baseline === undefined ? {} : { baseline },
  );
  console.log(terminal);
  for (const line of run.summaries.flatMap(tellRestore)) console.log(`  ${line}`);
  for (const file of [...files, record]) console.log(`  ${file}`);
  // Of shards only the whole is told there: by rolecall merge.
  if (run.header.shard) return;
  const annotations = await tellGithub(run, process.env);
  if (annotations !== '') process.stdout.write(annotations);
}

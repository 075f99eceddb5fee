import { resolve } from 'node:path';
import type { Command } from 'commander';
import { HarnessError } from '../errors.ts';
import { mergeRuns } from '../run/merge/merge-runs.ts';
import { openGates } from '../run/plan/gates.ts';
import { loadRequirements } from '../run/plan/load-requirements.ts';
import { isRepeated } from '../run/plan/shard.ts';
import { chooseFormats, readRecord } from '../run/record/publish-reports.ts';
import { writeRecord } from '../run/record/record.ts';
import { closeRun } from './close-run.ts';
import { formatList } from './format-list.ts';
import { addGateFlags, type GateFlags } from './gate-flags.ts';

interface MergeFlags extends GateFlags {
  readonly out: string;
  readonly format: readonly string[];
}

/** `rolecall merge`. */
export function mergeCommand(command: Command): Command {
  command
    .argument('<records...>', 'run.jsonl of each shard')
    .option('-o, --out <record>', 'the joined record; reports go beside it', 'reports/out/run.jsonl')
    .option('--format <list>', 'reports beside the record: html, junit, ...', formatList, ['html', 'junit'])
    .addHelpText(
      'after',
      `
Ends with the exit code that the whole run would have had. Gates are those of the shards unless named here.

Examples:
  rolecall merge shard-1/run.jsonl shard-2/run.jsonl -o run.jsonl
  rolecall merge shards/*/run.jsonl --baseline last-release.jsonl`,
    );
  return addGateFlags(command).action(async (records: readonly string[], flags: MergeFlags) => {
    process.exitCode = await merge(records, flags);
  });
}

async function merge(records: readonly string[], { out, format, ...flags }: MergeFlags): Promise<number> {
  await chooseFormats(format);
  const record = resolve(out);
  const shards = await Promise.all(records.map(async (file) => ({ file, run: await readRecord(file) })));
  const own = records.find((file) => resolve(file) === record);
  if (own !== undefined)
    throw new HarnessError('USAGE', `${own} is a shard, and the joined record`, 'name another file with --out FILE');
  const { gates, baseline } = await openGates({ ...shards[0]?.run.header.gates, ...flags });
  const repeated = new Set((await loadRequirements()).filter(isRepeated).map(({ id }) => id));
  const lines = mergeRuns(shards, { gates, baseline, isRepeated: (id) => repeated.has(id) });
  writeRecord(record, lines);
  const footer = lines.at(-1);
  if (footer?.type !== 'footer') throw new HarnessError('INTERNAL', 'a merged run has no footer', 'report it');
  await closeRun({ record }, format, gates.baseline);
  return footer.exitCode;
}

import { createReadStream, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newestFirst } from '../../../reports/facts/history.ts';
import { runSentence } from '../../../reports/facts/verdict-sentence.ts';
import { visibleLine } from '../../../reports/facts/visible-text.ts';
import { lineSchema } from '../../../reports/line-schema.ts';
import { loadFormats } from '../../../reports/load-formats.ts';
import { readRunFrom } from '../../../reports/read-run.ts';
import { renderReports } from '../../../reports/render.ts';
import type { ReportFormat } from '../../../reports/report-format.ts';
import type { Run } from '../../../reports/run.ts';
import { mayColor } from '../../../reports/terminal/paint.ts';
import { terminalReport } from '../../../reports/terminal.ts';
import { didYouMean } from '../../domain/nearest-names.ts';
import { HarnessError } from '../../errors.ts';
import { makeFolder } from '../../safety/make-folder.ts';
import { compile } from '../../schema/compile.ts';
import { unwritable } from './record.ts';

/** What was written, and what the terminal is to say. */
interface PublishedReports {
  readonly files: readonly string[];
  readonly terminal: string;
  /** The run in one sentence. */
  readonly sentence: string;
  readonly run: Run;
}

/** What may stand beside the record that is rendered. */
interface PublishOptions {
  /** Record of an earlier run. */
  readonly baseline?: string;
  /** Records of other runs of the same contracts. */
  readonly beside?: readonly string[];
}

/**
 * Renders a record in the named formats into `directory`. Each file appears whole or not at all.
 * @throws HarnessError USAGE for an unknown format, RECORD_UNREADABLE, OUTPUT_UNWRITABLE.
 */
export async function publishReports(
  record: string,
  directory: string,
  formats: readonly string[],
  options: PublishOptions = {},
): Promise<PublishedReports> {
  const chosen = await chooseFormats(formats);
  const records = await Promise.all([record, ...(options.beside ?? [])].map(readRecord));
  const [run, ...beside] = newestFirst(records as [Run, ...Run[]]);
  const rendered = renderReports(run, chosen, {
    ...(options.baseline === undefined ? {} : { baseline: await readRecord(options.baseline) }),
    ...(beside.length === 0 ? {} : { beside }),
  });
  const files = rendered.map(({ fileName, text }) => writeWhole(join(directory, fileName), directory, text));
  return {
    files,
    run,
    sentence: visibleLine(runSentence(run)),
    terminal: terminalReport(run, {
      color: mayColor(process.stdout, process.env),
      // A terminal without a size says 0.
      width: process.stdout.columns || 100,
    }),
  };
}

/**
 * The formats of these names.
 * @throws HarnessError USAGE with the didYouMean name.
 */
export async function chooseFormats(formats: readonly string[]): Promise<readonly ReportFormat[]> {
  const known = await loadFormats();
  return formats.map((id) => {
    const format = known.find((candidate) => candidate.id === id);
    if (format) return format;
    throw new HarnessError(
      'USAGE',
      `no report format is named "${id}"`,
      didYouMean(
        id,
        known.map((candidate) => candidate.id),
      ),
    );
  });
}

/** Reads a record back. */
export async function readRecord(file: string): Promise<Run> {
  const stream = createReadStream(file, 'utf8');
  try {
    return await readRunFrom(stream as AsyncIterable<string>, compile(lineSchema).errors, file);
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    throw new HarnessError(
      'RECORD_UNREADABLE',
      `cannot read ${file}`,
      'name a run.jsonl that rolecall run has written',
      { cause },
    );
  }
}

/** Writes a file that appears whole or not at all; returns its path. */
export function writeWhole(file: string, directory: string, text: string): string {
  const partial = `${file}.partial`;
  try {
    makeFolder(directory);
    writeFileSync(partial, text);
    renameSync(partial, file);
    return file;
  } catch (cause) {
    rmSync(partial, { force: true });
    throw unwritable(file, cause);
  }
}

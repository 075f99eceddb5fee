import { loadFormats } from '../../../reports/load-formats.ts';
import { RunRecord } from './record.ts';

/** A new record in a folder, from which the reports of an earlier run, of whatever format, are gone. */
export async function openRecord(directory: string): Promise<RunRecord> {
  return new RunRecord(
    directory,
    (await loadFormats()).map(({ fileName }) => fileName),
  );
}

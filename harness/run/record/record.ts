import { appendFileSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HarnessError } from '../../errors.ts';
import type { RunLine } from '../../model/run.ts';
import { makeFolder } from '../../safety/make-folder.ts';

/** `run.jsonl` as it is written: one line at a time, so that a crash leaves a readable part without a footer. */
export class RunRecord {
  readonly file: string;
  readonly #descriptor: number;

  /**
   * @param stale names of files of an earlier run, which would be taken for this one's
   * @throws HarnessError OUTPUT_UNWRITABLE when the folder cannot be made or written.
   */
  constructor(directory: string, stale: readonly string[]) {
    this.file = recordIn(directory);
    try {
      makeFolder(directory);
      for (const name of stale) rmSync(join(directory, name), { force: true });
      keepBefore(this.file);
      this.#descriptor = openSync(this.file, 'w');
    } catch (cause) {
      throw unwritable(directory, cause);
    }
  }

  append(line: RunLine): void {
    try {
      appendFileSync(this.#descriptor, `${JSON.stringify(line)}\n`);
    } catch (cause) {
      throw unwritable(this.file, cause);
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** Keeps what an earlier run found beside the record: one that does not start must not take it away. */
function keepBefore(file: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8').includes('"type":"verdict"')) renameSync(file, `${file}.before`);
}

/**
 * A record all of whose lines are known, whole or not at all.
 * @throws HarnessError OUTPUT_UNWRITABLE.
 */
export function writeRecord(file: string, lines: readonly RunLine[]): void {
  const partial = `${file}.partial`;
  try {
    makeFolder(dirname(file));
    const descriptor = openSync(partial, 'w');
    try {
      for (const line of lines) appendFileSync(descriptor, `${JSON.stringify(line)}\n`);
    } finally {
      closeSync(descriptor);
    }
    renameSync(partial, file);
  } catch (cause) {
    rmSync(partial, { force: true });
    throw unwritable(file, cause);
  }
}

/** Path of the record in a folder. */
export function recordIn(directory: string): string {
  return join(directory, 'run.jsonl');
}

/** The one error for anything that cannot be written. */
export function unwritable(place: string, cause: unknown): HarnessError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return new HarnessError(
    'OUTPUT_UNWRITABLE',
    `cannot write ${place}: ${reason}`,
    'choose a folder that you may write to with --out DIR, or free some space',
    { cause },
  );
}

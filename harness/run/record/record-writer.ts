import type { RunLine } from '../../model/run.ts';
import type { RunRecord } from './record.ts';

/** Writes as verdicts come in. When it cannot, it asks for the run to end, so that users are restored, and keeps the error. */
export class RecordWriter {
  readonly #record: Pick<RunRecord, 'append'>;
  readonly #stop = new AbortController();
  #failure: unknown;

  constructor(record: Pick<RunRecord, 'append'>) {
    this.#record = record;
  }

  /** Aborted when a line could not be written. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  append(line: RunLine): void {
    // After a torn line nothing may follow: only the last line of a record may be torn.
    if (this.#stop.signal.aborted) return;
    try {
      this.#record.append(line);
    } catch (cause) {
      this.#failure = cause;
      this.#stop.abort();
    }
  }

  /** Throws what a line could not be written for. */
  throwIfFailed(): void {
    if (this.#stop.signal.aborted) throw this.#failure;
  }
}

import type { Redactor } from '../../exchange/redact.ts';
import type { RestoreResult } from '../../model/run.ts';
import type { LiveGuard } from './live-guard.ts';

/** What restoring depends on. */
interface RestoresOptions {
  readonly guard: LiveGuard;
  readonly redact: Redactor;
  /** Requests sent so far, of all kinds. */
  readonly sent: () => number;
  /** Why the target is given up; undefined while it responds. */
  readonly gone: () => string | undefined;
}

/** How restoring everybody of a live target went so far, and what it took. */
export class Restores {
  readonly #options: RestoresOptions;
  #result: RestoreResult | undefined;
  #requests = 0;

  constructor(options: RestoresOptions) {
    this.#options = options;
  }

  /** A user is restored more than once; what failed last is what counts. */
  get result(): RestoreResult | undefined {
    return this.#result;
  }

  get requests(): number {
    return this.#requests;
  }

  /** Everybody as before the run; `final`: nothing more is sent, and everything is compared. */
  async restore(final: boolean): Promise<void> {
    const { guard, redact, sent, gone } = this.#options;
    // Where nothing responds any more it was tried once: the rest is for `rolecall restore`.
    if (this.#result?.gone !== undefined) return;
    const before = sent();
    const result = await guard.restore({ final });
    this.#requests += sent() - before;
    const why = result.failed.length === 0 ? undefined : gone();
    this.#result = { ...result, ...(why === undefined ? {} : { gone: redact(why) }) };
  }
}

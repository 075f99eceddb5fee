import { RunSignal } from '../../../exchange/run-signal.ts';
import type { Exchange } from '../../../model/exchange.ts';

/** Failures after which nobody may be there any more; the others come from somebody who responds. */
const silent = new Set(['refused', 'dns', 'tls', 'reset', 'timeout-headers']);
/** Looks, and the pause between them in milliseconds, before a target is given up: a server may just be restarting. */
const looks = 3;
const pauseMs = 700;
/** Patient requests of one operation in a row that end with 429 before no more are sent. */
const mostLimited = 3;

/** Tells a request that gets no response from a target that is gone: the first is judged, the second ends the run's trying. */
export class Liveness {
  readonly #look: () => Promise<Exchange>;
  readonly #pauseMs: number;
  #gone: string | undefined;
  /** Patient requests in a row that ended with 429, by operation. */
  readonly #limited = new Map<string, number>();
  #looking: Promise<void> | undefined;

  /** @param look a read that got a response before */
  constructor(look: () => Promise<Exchange>, pause = pauseMs) {
    this.#look = look;
    this.#pauseMs = pause;
  }

  /** Why the target is given up; undefined while it responds. */
  get gone(): string | undefined {
    return this.#gone;
  }

  /**
   * Hears every exchange before it is judged; `patient`: it was sent again as long as a 429 asked for it.
   * @throws RunSignal when the target does not respond any more.
   */
  async hear(exchange: Exchange, { patient = false } = {}): Promise<void> {
    const { operation } = exchange.request;
    const limited = patient && isLimited(exchange) ? (this.#limited.get(operation) ?? 0) + 1 : 0;
    this.#limited.set(operation, limited);
    if (limited >= mostLimited)
      this.#gone ??= `the target still responds 429 after waiting as told, ${mostLimited} requests in a row (${exchange.request.method} ${exchange.request.path})`;
    if (this.#gone === undefined && isSilent(exchange)) {
      this.#looking ??= this.#lookAgain(exchange).finally(() => {
        this.#looking = undefined;
      });
      await this.#looking;
    }
    this.refuse();
  }

  /** @throws RunSignal when the target was given up. */
  refuse(): void {
    if (this.#gone !== undefined) throw new RunSignal('blocked', this.#gone);
  }

  async #lookAgain({ request, outcome }: Exchange): Promise<void> {
    for (let look = 0; look < looks; look += 1) {
      if (look > 0) await new Promise((resolve) => setTimeout(resolve, this.#pauseMs));
      if (!isSilent(await this.#look())) return;
    }
    const last = `${request.method} ${request.path}${request.case === undefined ? '' : ` (${request.case})`}`;
    const detail = outcome.kind === 'none' ? outcome.detail : '';
    this.#gone = `the target stopped responding after ${last}: ${detail}`;
  }
}

function isSilent({ outcome }: Exchange): boolean {
  return outcome.kind === 'none' && silent.has(outcome.reason);
}

function isLimited({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && outcome.status === 429;
}

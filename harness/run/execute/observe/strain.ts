import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Exchange } from '../../../model/exchange.ts';
import { hangs } from './hung-requests.ts';

/** Ordinary responses that tell how fast things are at the moment. */
const recent = 40;
/** The part of the deadline that an ordinary response takes where machine or network are at their limit. */
const part = 0.25;

/**
 * Knows the time-outs that say nothing of the server: those that came while ordinary responses took far longer than they
 * need, or while this process itself stood still, because the machine that runs this, or the way to the server, is loaded.
 */
export class Strain {
  readonly #deadlineMs: number;
  readonly #latencies: number[] = [];
  readonly #excused = new Set<number>();
  readonly #delay = monitorEventLoopDelay();
  /** When it was last seen that this process had stood still, by the monotonic clock. */
  #stalledAt = Number.NEGATIVE_INFINITY;

  constructor(deadlineMs: number) {
    this.#deadlineMs = deadlineMs;
    this.#delay.enable();
  }

  see({ id, outcome, durationMs }: Exchange): void {
    this.#lookForStall();
    if (outcome.kind === 'response') {
      this.#latencies.push(durationMs);
      if (this.#latencies.length > recent) this.#latencies.shift();
    } else if (hangs(outcome.reason) && this.#isStrained(durationMs)) this.#excused.add(id);
  }

  /** Whether an exchange got no response in time while others were slow too. */
  excuses(exchange: number | undefined): boolean {
    return exchange !== undefined && this.#excused.has(exchange);
  }

  /** Stops measuring. */
  end(): void {
    this.#delay.disable();
  }

  #isStrained(durationMs: number): boolean {
    const slow = this.#latencies.some((latency) => latency > part * this.#deadlineMs);
    return slow || this.#stalledAt >= performance.now() - durationMs;
  }

  #lookForStall(): void {
    if (this.#delay.max / 1e6 <= part * this.#deadlineMs) return;
    this.#stalledAt = performance.now();
    this.#delay.reset();
  }
}

import type { Exchange, OutgoingRequest } from '../model/exchange.ts';
import type { Target } from '../model/target.ts';
import { isUndo } from './undo-request.ts';

/** Seconds until a write that got no clear response is taken to have arrived or be lost, where the target does not say. */
const usualSettles = 5;

/**
 * Writes that got no clear response (none at all, 202, 408, 5xx) may be applied later: until their time is up, what a read
 * shows of their user is not the last word. The time is what the target says, and never less than the longest response took.
 */
export class Unsettled {
  readonly #settlesMs: number;
  readonly #since = new Map<string, number>();
  /** Users whose last write was the request that restores them, and was accepted. */
  readonly #undone = new Set<string>();
  /** Users of whom some write was not clearly refused. */
  readonly #written = new Set<string>();
  #longestMs = 0;
  #lastWrite = Number.NEGATIVE_INFINITY;

  constructor(target: Pick<Target, 'writes'>) {
    this.#settlesMs = 1000 * (target.writes?.settles ?? usualSettles);
  }

  /** Takes every exchange of the run. */
  hear({ request, outcome, durationMs }: Exchange): void {
    this.#longestMs = Math.max(this.#longestMs, durationMs);
    if (request.user === undefined || !isWrite(request)) return;
    this.#lastWrite = performance.now();
    for (const other of request.others ?? []) this.#hear(other, outcome, false);
    this.#hear(request.user, outcome, isUndo(request));
  }

  #hear(user: string, outcome: Exchange['outcome'], restores: boolean): void {
    const status = outcome.kind === 'response' ? outcome.status : undefined;
    if (status === undefined || status < 400) this.#written.add(user);
    if (status === undefined || status === 202 || status === 408 || status >= 500) this.see(user, false);
    if (restores && status !== undefined && status >= 200 && status < 300) this.#undone.add(user);
    else this.#undone.delete(user);
  }

  /** A write of this user got a clear response, or none. */
  see(user: string, isClear: boolean): void {
    if (isClear) return;
    this.#since.set(user, performance.now());
    this.#written.add(user);
  }

  /** Milliseconds until nothing of this user's can arrive any more; 0 when nothing is on its way. */
  leftMs(user: string): number {
    const since = this.#since.get(user);
    if (since === undefined) return 0;
    return Math.max(0, Math.ceil(since + Math.max(this.#settlesMs, this.#longestMs) - performance.now()));
  }

  /**
   * Whether the last that was sent for this user restores it, and was accepted, or all that was sent was refused: then a read
   * need not be believed to know.
   */
  isUndone(user: string): boolean {
    return this.#undone.has(user) || !this.#written.has(user);
  }

  /**
   * Milliseconds until what was sent last has arrived, whatever it got for a response: a queue may apply later what was
   * accepted, or refused. No less than `leastMs` after it.
   */
  lastArrivesInMs(leastMs: number): number {
    return Math.max(0, Math.ceil(this.#lastWrite + Math.max(leastMs, this.#settlesMs) - performance.now()));
  }
}

/** Whether a request may change somebody. */
export function isWrite({ operation }: OutgoingRequest): boolean {
  return operation !== 'one' && operation !== 'list' && operation !== 'roles';
}

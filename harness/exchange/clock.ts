import { setTimeout as sleep } from 'node:timers/promises';

/** Time as a sender sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds; only differences mean something, and a machine whose clock is set does not change them. */
  now(): number;
  /** Rejects with an AbortError when the signal comes. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, signal === undefined ? {} : { signal }),
};

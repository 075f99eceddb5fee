import type { Received } from '../model/exchange.ts';
import type { RateHeader } from '../model/profile.ts';
import type { Target } from '../model/target.ts';
import { toldWait } from './retry-after.ts';

/** How often one request is sent at most while it gets 429. */
const mostAttempts = 8;
/** How often what a 429 tells is waited for while nothing at all was let in. */
const mostInVain = 5;
/** Milliseconds of such waits together, one at least. */
const mostInVainMs = 60_000;

/** How long a 429 is waited out. */
interface Patience {
  /** Something was let in. */
  admit(): void;
  /** Milliseconds until a response is worth another attempt; undefined when it is the response. */
  wait(response: Received, attempts: number): number | undefined;
}

/**
 * Waits as a 429 tells, or longer and longer. A limit that never lets anything in is waited for once: as told a few times,
 * or as long as limits usually are.
 */
export function createPatience(
  { kind, requestRate }: Pick<Target, 'kind' | 'requestRate'>,
  rateHeaders: readonly RateHeader[] = [],
): Patience {
  let admitted = false;
  let inVain = false;
  let waitedInVainMs = 0;
  const most = requestRate.maxRetryAfterSeconds * 1000;
  const giveUp = () => {
    inVain ||= !admitted;
    return undefined;
  };
  return {
    admit: () => {
      admitted = true;
    },
    wait: (response, attempts) => {
      if (response.status !== 429) return undefined;
      const told = toldWait(response, rateHeaders);
      const isOver = attempts >= mostAttempts - 1 || (!admitted && told !== undefined && attempts >= mostInVain);
      if (isOver || (inVain && !admitted)) return giveUp();
      // Told twice and refused twice: what is told is too little.
      const doubled = Math.min(1000 * 2 ** (attempts - 1), most);
      const lies = kind === 'live' && attempts >= 2;
      const wait = told === undefined ? 1000 * 2 ** attempts : lies ? Math.max(told, doubled) : told;
      if (wait > most) return giveUp();
      if (!admitted && told !== undefined) {
        if (waitedInVainMs > 0 && waitedInVainMs + wait > mostInVainMs) return giveUp();
        waitedInVainMs += wait;
      }
      return wait;
    },
  };
}

import type { OutgoingRequest, Received } from '../model/exchange.ts';
import type { RateHeader } from '../model/profile.ts';
import type { Target } from '../model/target.ts';
import { toldWait } from './retry-after.ts';

/** How often one request is sent at most while it gets 429. */
const mostAttempts = 8;
/** How often what a 429 tells is waited for while nothing at all was let in. */
const mostInVain = 5;
/** Milliseconds that what is told is waited for in vain, one wait at least: while nothing at all was let in, and else. */
const [mostAtFirstMs, mostMs] = [60_000, 150_000];

type Operation = Pick<OutgoingRequest, 'operation'>;

/** How long a 429 is waited out. */
interface Patience {
  /** A request was let in. */
  admit(request: Operation): void;
  /** Milliseconds until a response is worth another attempt; undefined when it is the response. */
  wait(request: Operation, response: Received, attempts: number, now: number): number | undefined;
}

/**
 * Waits as a 429 tells, or longer and longer. A limit that lets nothing more in is waited for once: after that its 429 is the
 * response, until something of that operation is let in again; where nothing was let in meanwhile, that of any operation.
 */
export function createPatience(
  { kind, requestRate }: Pick<Target, 'kind' | 'requestRate'>,
  rateHeaders: readonly RateHeader[] = [],
): Patience {
  let admitted = false;
  /** Whether nothing at all was let in since some operation was given up. */
  let isShut = false;
  const shut = new Set<string>();
  /** Per operation, the first 429 since something was let in. */
  const since = new Map<string, number>();
  const most = requestRate.maxRetryAfterSeconds * 1000;
  const giveUp = (operation: string) => {
    shut.add(operation);
    isShut = true;
    return undefined;
  };
  return {
    admit: ({ operation }) => {
      admitted = true;
      isShut = false;
      shut.delete(operation);
      since.delete(operation);
    },
    wait: ({ operation }, response, attempts, now) => {
      if (response.status !== 429 || isShut || shut.has(operation)) return undefined;
      const told = toldWait(response, rateHeaders);
      const isOver = attempts >= mostAttempts - 1 || (!admitted && told !== undefined && attempts >= mostInVain);
      if (isOver) return giveUp(operation);
      // Told twice and refused twice: what is told is too little.
      const doubled = Math.min(1000 * 2 ** (attempts - 1), most);
      const lies = kind === 'live' && attempts >= 2;
      const wait = told === undefined ? 1000 * 2 ** attempts : lies ? Math.max(told, doubled) : told;
      if (wait > most) return admitted ? undefined : giveUp(operation);
      const first = since.get(operation) ?? now;
      since.set(operation, first);
      const inVain = told === undefined || first === now ? 0 : now + wait - first;
      return inVain > (admitted ? mostMs : mostAtFirstMs) ? giveUp(operation) : wait;
    },
  };
}

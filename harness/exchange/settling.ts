import type { OutgoingRequest } from '../model/exchange.ts';

/** Holds reads back until they show what was written. */
interface Settling {
  /** A response came to a request that may have written. */
  see(request: OutgoingRequest, now: number): void;
  /** Milliseconds until the request may go out. */
  wait(request: OutgoingRequest, now: number): number;
}

/** Reads of one user wait for the last write to that user, reads of many for the last write to anybody. */
export function createSettling(settlesMs: number): Settling {
  const written = new Map<string, number>();
  let last = Number.NEGATIVE_INFINITY;
  return {
    see({ operation, user }, now) {
      if (!isWrite(operation)) return;
      last = now;
      if (user !== undefined) written.set(user, now);
    },
    wait({ operation, user }, now) {
      if (settlesMs === 0 || isWrite(operation) || operation === 'roles') return 0;
      const since = operation === 'one' && user !== undefined ? (written.get(user) ?? Number.NEGATIVE_INFINITY) : last;
      return Math.max(0, since + settlesMs - now);
    },
  };
}

function isWrite(operation: OutgoingRequest['operation']): boolean {
  return operation === 'update' || operation === 'unassign' || operation === 'other';
}

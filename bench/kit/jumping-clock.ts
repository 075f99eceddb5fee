import type { Clock } from '../../harness/exchange/clock.ts';

/** A clock that jumps ahead instead of waiting, and remembers how long it was asked to. */
export function jumpingClock(): Clock & { readonly waits: number[] } {
  const waits: number[] = [];
  const start = Date.now();
  return {
    waits,
    now: () => start + waits.reduce((sum, wait) => sum + wait, 0),
    wait: async (milliseconds) => {
      waits.push(Math.round(milliseconds));
    },
  };
}

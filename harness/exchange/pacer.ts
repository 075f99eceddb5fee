/**
 * When the next request may go out: evenly spaced, `perSecond` of them in a second, no burst; 0 for no limit. The times
 * are given out in the order of asking.
 */
export function createPacer(perSecond: number): (now: number) => number {
  if (perSecond <= 0) return () => 0;
  const gap = 1000 / perSecond;
  let next = Number.NEGATIVE_INFINITY;
  return (now) => {
    const at = Math.max(now, next);
    next = at + gap;
    return at - now;
  };
}

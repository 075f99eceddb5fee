/** Lets at most `places` through at once, the others wait in order. */
export function createGate(places: number): Gate {
  let free = Math.max(1, places);
  const waiting: (() => void)[] = [];
  return {
    enter: () => {
      if (free > 0) {
        free--;
        return undefined;
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    leave: () => {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    },
  };
}

/** See `createGate`. Whoever enters must leave. */
interface Gate {
  /** A promise only when there is something to wait for. */
  enter(): Promise<void> | undefined;
  leave(): void;
}

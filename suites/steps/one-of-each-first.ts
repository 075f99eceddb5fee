import type { Case } from '../../harness/suite.ts';

/** The cases in an order in which each constraint has its turn before any has a second: a small budget tries them all. */
export function oneOfEachFirst<T extends Case>(cases: readonly T[]): readonly T[] {
  const rounds = new Map<string, number>();
  const placed = cases.map((one) => {
    const key = keyOf(one);
    const round = rounds.get(key) ?? 0;
    rounds.set(key, round + 1);
    return { one, round };
  });
  return placed.sort((first, second) => first.round - second.round).map(({ one }) => one);
}

function keyOf({ name, constraint }: Case): string {
  return constraint === undefined ? name : `${constraint.pointer} ${constraint.keyword}`;
}

import type { Rank, Scenario } from '../../harness/suite.ts';

/** The first of several scenarios decides, the others are named ones. */
export function ranked(index: number): Rank {
  return index === 0 ? 'deciding' : 'named';
}

/** Scenarios of several kinds, the deciding ones of all kinds first. */
export function decidingFirst(scenarios: readonly Scenario[]): readonly Scenario[] {
  const decides = ({ rank }: Scenario) => rank === 'deciding';
  return [...scenarios.filter(decides), ...scenarios.filter((one) => !decides(one))];
}

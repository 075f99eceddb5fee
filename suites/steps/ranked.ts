import type { Rank } from '../../harness/suite.ts';

/** The first of several scenarios decides, the others are named ones. */
export function ranked(index: number): Rank {
  return index === 0 ? 'deciding' : 'named';
}

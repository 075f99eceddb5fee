import { inTurn, type NextOf, type Turn } from './in-turn.ts';
import type { RequirementProgress } from './requirement-progress.ts';

/** Requests that a fast run may take, but for what confirms a failure. */
export const mostFast = 60;

/** The deciding scenarios that a fast run is made of, those first that catch most for the least, and what is left of them. */
export function worthMost(all: readonly RequirementProgress[], nextOf: NextOf) {
  const chosen: Turn[] = [];
  const left: Turn[] = [];
  let cost = 0;
  for (const turn of inTurn(all, 'deciding', nextOf)) {
    const fits = cost + turn[1].cost <= mostFast;
    if (fits) cost += turn[1].cost;
    (fits ? chosen : left).push(turn);
  }
  return { chosen, left };
}

import type { Contract, Operation } from '../model/contract.ts';
import type { Cause } from '../model/profile.ts';
import { documentedAnswer } from './answers/documented-answer.ts';
import { customaryStatuses } from './customary-statuses.ts';

/**
 * Every status that an honest server may answer to `cause` on `operation`, the one it is expected to choose first:
 * what the profile lists, then what is customary and documented, then what is customary. Where this cause has statuses
 * of its own, one that the profile gives to other causes is left out, unless it is usual to give one for the other.
 */
export function statusesOfCause(contract: Contract, operation: Operation, cause: Cause): readonly number[] {
  const listed = contract.profile.causes?.[cause]?.statuses ?? [];
  const documented = (status: number) => documentedAnswer(operation, status) !== undefined;
  const customary = customaryStatuses[cause].filter(
    (status) => listed.length === 0 || !boundElsewhere(contract, cause, status) || isUsualFor(status, listed),
  );
  const fitting = operation === contract.update ? listed : listed.filter(documented);
  // A read that documents none of them is answered as the update is.
  const own = fitting.length > 0 ? fitting : listed;
  const known = customary.filter(documented);
  return [...new Set([...own, ...known, ...customary])];
}

function boundElsewhere(contract: Contract, cause: Cause, status: number): boolean {
  return Object.entries(contract.profile.causes ?? {}).some(
    ([other, answers]) => other !== cause && answers.statuses.includes(status),
  );
}

/** Malformed or invalid, unknown or not allowed, hidden or not allowed: servers differ, and documents rarely say. */
const neighbours: readonly (readonly [number, number])[] = [
  [400, 422],
  [401, 403],
  [403, 404],
];

function isUsualFor(status: number, listed: readonly number[]): boolean {
  return neighbours.some(
    ([one, other]) => (status === one && listed.includes(other)) || (status === other && listed.includes(one)),
  );
}

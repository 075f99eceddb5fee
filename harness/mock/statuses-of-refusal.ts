import { documentedResponse } from '../domain/documented-response.ts';
import type { Contract, Operation } from '../model/contract.ts';
import type { Refusal } from '../model/profile.ts';
import { customaryStatuses } from './customary-statuses.ts';

/**
 * Every status that an honest server may respond to `refusal` on `operation`, the one it is expected to choose first:
 * what the profile lists, then what is customary and documented, then what is customary. Where this refusal has statuses
 * of its own, one that the profile gives to other refusals is left out, unless it is usual to give one for the other.
 */
export function statusesOfRefusal(contract: Contract, operation: Operation, refusal: Refusal): readonly number[] {
  const listed = contract.profile.refusals?.[refusal]?.statuses ?? [];
  const documented = (status: number) => documentedResponse(operation, status) !== undefined;
  const customary = customaryStatuses[refusal].filter(
    (status) => listed.length === 0 || !boundElsewhere(contract, refusal, status) || isUsualFor(status, listed),
  );
  const fitting = operation === contract.update ? listed : listed.filter(documented);
  // A read that documents none of them gets what the update gets.
  const own = fitting.length > 0 ? fitting : listed;
  const known = customary.filter(documented);
  return [...new Set([...own, ...known, ...customary])];
}

function boundElsewhere(contract: Contract, refusal: Refusal, status: number): boolean {
  return Object.entries(contract.profile.refusals ?? {}).some(
    ([other, responses]) => other !== refusal && responses.statuses.includes(status),
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

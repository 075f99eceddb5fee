import type { Contract, Operation } from '../model/contract.ts';
import type { Cause } from '../model/profile.ts';
import { customaryStatuses } from './customary-statuses.ts';

/**
 * Every status that an honest server may answer to `cause` on `operation`, the one it is expected to choose first:
 * what the profile lists, then what is customary and documented, then what is customary. A status that the profile
 * gives to other causes alone is left out where this cause has its own.
 */
export function statusesOfCause(contract: Contract, operation: Operation, cause: Cause): readonly number[] {
  const listed = contract.profile.causes?.[cause]?.statuses ?? [];
  const documented = (status: number) => String(status) in operation.answers;
  const customary = customaryStatuses[cause].filter(
    (status) => !(listed.length > 0 && boundElsewhere(contract, cause, status)),
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

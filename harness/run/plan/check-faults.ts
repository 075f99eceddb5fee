import { HarnessError } from '../../errors.ts';
import type { Contract } from '../../model/contract.ts';
import { namedFaults } from '../target/open-target.ts';

/**
 * What is worth telling of faults that some of the contracts cannot have.
 * @throws HarnessError FAULT_UNKNOWN; USAGE for a fault that none of them can have: a run with it would show nothing.
 */
export async function checkFaults(ids: readonly string[], contracts: readonly Contract[]): Promise<readonly string[]> {
  const faults = await namedFaults(ids);
  return faults.flatMap((fault) => {
    const futile = contracts.flatMap((contract) => {
      const applies = fault.appliesTo(contract);
      return applies === true ? [] : [{ id: contract.id, reason: applies }];
    });
    if (futile.length === 0) return [];
    const places = futile.map(({ id }) => id).join(', ');
    if (futile.length < contracts.length) return [`the fault ${fault.id} does not apply to ${places}`];
    throw new HarnessError(
      'USAGE',
      `the fault ${fault.id} does not apply to ${places}: ${futile[0]?.reason}`,
      'name a contract that can have it, or another fault: rolecall list faults',
    );
  });
}

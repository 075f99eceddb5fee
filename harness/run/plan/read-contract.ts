import { loadContract } from '../../contract/load-contract.ts';
import type { Contract } from '../../model/contract.ts';
import type { Requirement } from '../../model/requirement.ts';
import { namedFaults, type TargetChoice } from '../target/open-target.ts';

/** What a contract is read from. */
export interface ContractSource {
  readonly folder: string;
  /** Already read, where it is known. */
  readonly contract?: Contract;
  readonly allowExternalRefs?: boolean;
  readonly target: TargetChoice;
}

/** The contract as published, or as a fault of the document publishes it. */
export async function readContract(
  { folder, contract: known, allowExternalRefs = false, target }: ContractSource,
  requirements: readonly Requirement[],
): Promise<Contract> {
  const how = { allowExternalRefs, judgeForm: examines(requirements) };
  const contract = known ?? (await loadContract(folder, how));
  const faults = target.kind === 'mock' ? await namedFaults(target.faults ?? []) : [];
  const changes = faults.flatMap(({ documents }) => documents ?? []);
  if (changes.length === 0) return contract;
  return loadContract(folder, {
    ...how,
    change: (document) => changes.reduce((changed, change) => change(changed, contract), document),
  });
}

/** Whether a document is to be held against the published schema of its version. */
export function examines(requirements: readonly Requirement[]): boolean {
  return requirements.some(({ kind }) => kind === 'examine');
}

import { loadFaults } from './load-faults.ts';

/** Ids of the faults that each requirement is meant to catch, by its id; absent where none is. */
export async function faultsByRequirement(): Promise<ReadonlyMap<string, readonly string[]>> {
  const byRequirement = Map.groupBy((await loadFaults()).values(), ({ caughtBy }) => caughtBy.requirement);
  return new Map([...byRequirement].map(([requirement, faults]) => [requirement, faults.map(({ id }) => id)]));
}

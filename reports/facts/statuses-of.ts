import type { ContractTally } from './contract-tally.ts';

/** Every status that any contract documents or answered, in order: numbers first. */
export function statusesOf(tallies: readonly ContractTally[]): readonly string[] {
  const all = new Set(tallies.flatMap(({ summary }) => summary?.statuses.map(({ status }) => status) ?? []));
  return [...all].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

import type { ContractCounts } from './contract-counts.ts';

/** Every status that any contract documents or responded, in order: numbers first. */
export function statusesOf(tallies: readonly ContractCounts[]): readonly string[] {
  const all = new Set(tallies.flatMap(({ summary }) => summary?.statuses.map(({ status }) => status) ?? []));
  return [...all].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

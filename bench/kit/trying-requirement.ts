import type { Scenario, TryingRequirement } from '../../harness/suite.ts';

/** A requirement with these scenarios, for tests; what they leave out is a deciding one that finds nothing. */
export function tryingRequirement(id: string, scenarios: readonly Partial<Scenario>[]): TryingRequirement {
  return {
    kind: 'try',
    id,
    level: 'must',
    severity: 'updates',
    sentence: '',
    matters: '',
    scenarios: () =>
      scenarios.map((one, index) => ({
        name: `${index}`,
        purpose: 'open',
        rank: 'deciding',
        cost: 1,
        run: async () => [],
        ...one,
      })),
  };
}

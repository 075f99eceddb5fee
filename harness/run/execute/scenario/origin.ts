import type { Scenario, TryingRequirement } from '../../../model/requirement.ts';

/** The requirement and the scenario that something is sent for. */
export interface Origin {
  readonly requirement: TryingRequirement;
  readonly scenario: Scenario;
}

/** What a replay asks for: requirement and scenario. */
export function keyOf({ requirement, scenario }: Origin): string {
  return `${requirement.id}#${scenario.name}`;
}

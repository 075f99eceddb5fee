import type { Scenario, TryingRequirement } from '../../../model/requirement.ts';
import type { Attempt } from '../scenario/attempt.ts';
import type { RequirementProgress } from './requirement-progress.ts';

/** How a scheduler runs. */
export interface SchedulerOptions {
  readonly signal?: AbortSignal | undefined;
  /** Only these scenarios. */
  readonly only?: ((requirement: TryingRequirement, scenario: Scenario) => boolean) | undefined;
  /** Only the first pass: the deciding scenarios. */
  readonly fast?: boolean | undefined;
  /** `enough`: a budget that would reach what could not be begun. */
  readonly onDone: (progress: RequirementProgress, enough: number) => void;
  /** Sees each first attempt. */
  readonly onAttempt?: ((attempt: Attempt) => void) | undefined;
}

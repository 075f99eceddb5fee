import type { Requirement, Scenario, TryingRequirement } from '../../model/requirement.ts';
import type { Target } from '../../model/target.ts';
import type { Untried, Verdict } from '../../model/verdict.ts';
import { missingNeed } from '../plan/needs.ts';
import type { ContractStep } from '../record/run-estimate.ts';
import { concludeExamining, concludeJudging, concludeTrying, judged } from './conclude/conclude-verdict.ts';
import type { RunContext } from './run-context.ts';
import type { Attempt } from './scenario/attempt.ts';
import { planOf } from './schedule/plan-of.ts';
import { plannedCost } from './schedule/planned-cost.ts';
import { Scheduler } from './schedule/scheduler.ts';
import type { SchedulerOptions } from './schedule/scheduler-options.ts';
import { smokeRequests } from './schedule/smoke-requests.ts';

/** How requirements are judged. */
export interface JudgeOptions {
  /** Only these of the run's requirements; all when absent. */
  readonly requirements?: readonly Requirement[];
  /** Only these of their scenarios. */
  readonly only?: (requirement: TryingRequirement, scenario: Scenario) => boolean;
  /** Only the first pass: one deciding scenario of each requirement and refusal. */
  readonly fast?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Sees each verdict as it comes in; those of requirements with random scenarios come last. */
  readonly onVerdict?: (verdict: Verdict) => void;
  /** Sees the exchange that shows the run's first failure, before it is tried again. */
  readonly onFirstFailure?: (exchange: number) => void;
  /** Sees how far the scenarios have come, after each. */
  readonly onStep?: (step: ContractStep) => void;
  /** Sees each scenario as it was run first, in the order of the run. */
  readonly onAttempt?: (attempt: Attempt) => void;
}

/** Runs what is to be sent for these requirements, then judges the responses and the document. */
export async function judgeRequirements(
  run: RunContext,
  requirements: readonly Requirement[],
  { signal, only, fast, onVerdict, onFirstFailure, ...how }: JudgeOptions,
): Promise<readonly Verdict[]> {
  const verdicts = new Map<string, Verdict>();
  const tell = (verdict: Verdict) => {
    verdicts.set(verdict.requirement, verdict);
    onVerdict?.(verdict);
  };
  const possible = requirements.filter((requirement) => {
    const hindrance = hindranceOf(run, requirement);
    if (hindrance) tell({ ...judged(run, requirement), ...hindrance });
    return hindrance === undefined;
  });
  const trying = possible.filter((requirement) => requirement.kind === 'try');
  const onDone: SchedulerOptions['onDone'] = (progress, enough) => tell(concludeTrying(run, progress, enough));
  let failed = false;
  const tellStep = how.onStep && stepsOf(run, trying, fast, how.onStep);
  const onAttempt = (attempt: Attempt) => {
    how.onAttempt?.(attempt);
    tellStep?.(attempt);
    const first = failed || !onFirstFailure ? undefined : firstFailure(run, attempt);
    if (first === undefined) return;
    failed = true;
    onFirstFailure?.(first);
  };
  await new Scheduler(run, trying, { signal, only, fast, onDone, onAttempt }).run();
  const judging = possible.filter((requirement) => requirement.kind === 'judge');
  if (judging.length > 0 && hasSeenLittle(run)) await lookAround(run, signal);
  for (const requirement of judging) tell(await concludeJudging(run, requirement, signal));
  for (const requirement of possible) if (requirement.kind === 'examine') tell(concludeExamining(run, requirement));
  return requirements.flatMap(({ id }) => verdicts.get(id) ?? []);
}

/** Adds up what scenarios cost, against all that are planned. */
function stepsOf(
  run: RunContext,
  requirements: readonly TryingRequirement[],
  fast: boolean | undefined,
  onStep: (step: ContractStep) => void,
): (attempt: Attempt) => void {
  const planned = plannedCost(requirements, planOf(run), fast);
  const rate = toldRate(run.target);
  let done = 0;
  return ({ origin: { requirement, scenario } }) => {
    done += scenario.cost;
    onStep({ requirement: requirement.id, done, planned, requests: run.requests, ...rate });
  };
}

/** The first exchange that shows what fails a `must`: of this attempt, or of any response so far. */
function firstFailure({ observer }: RunContext, { findings, origin }: Attempt): number | undefined {
  const checks = observer.responseChecks.filter(({ requirement }) => requirement.level === 'must');
  const facts = checks.flatMap((check) => check.facts.map(({ finding }) => finding));
  const own = origin.requirement.level === 'must' ? findings : [];
  const failures = [...own, ...facts].filter(({ kind }) => kind === 'failure');
  const exchanges = failures.flatMap(({ exchange }) => exchange ?? []);
  return exchanges.length === 0 ? undefined : Math.min(...exchanges);
}

/** What stands in the way of a requirement before anything is sent for it. */
function hindranceOf({ contract, target }: RunContext, { appliesTo, needs = [] }: Requirement): Untried | undefined {
  const applies = appliesTo?.(contract) ?? true;
  return applies === true ? missingNeed(needs, contract, target) : { outcome: 'skipped', reason: applies };
}

/** Whether no more was seen than every test user before the first change. */
function hasSeenLittle({ observer, testUsers }: RunContext): boolean {
  return observer.responseChecks.every(({ judged: seen }) => seen <= testUsers.size);
}

/** Sends some of everything, where nothing that is asked for does. */
async function lookAround(run: RunContext, signal: AbortSignal | undefined): Promise<void> {
  const requirement: TryingRequirement = {
    kind: 'try',
    id: 'response.seen',
    level: 'may',
    severity: 'responses',
    sentence: 'Some of everything MAY be sent.',
    matters: 'what judges every response needs some',
    scenarios: smokeRequests,
  };
  await new Scheduler(run, [requirement], { signal, onDone: () => {} }).run();
}

/** Requests a second that a target says it allows, the lesser of the two. */
function toldRate({ rateLimit, requestRate }: Target): { readonly perSecond?: number } {
  const told = [rateLimit ? rateLimit.requests / rateLimit.windowSeconds : 0, requestRate.perSecond].filter(
    (rate) => rate > 0,
  );
  return told.length === 0 ? {} : { perSecond: Math.min(...told) };
}

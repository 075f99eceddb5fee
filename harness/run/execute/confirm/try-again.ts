import { RunSignal } from '../../../exchange/run-signal.ts';
import type { Finding } from '../../../model/finding.ts';
import type { TestUser } from '../../../model/requirement.ts';
import type { Target } from '../../../model/target.ts';
import { undoOrLeave } from '../../../safety/undo-or-leave.ts';
import { hangs } from '../observe/hung-requests.ts';
import type { RunContext } from '../run-context.ts';
import { type Attempt, attempt } from '../scenario/attempt.ts';
import { ScenarioSteps } from '../scenario/scenario-steps.ts';

/** Attempts right after one that failed. */
const quickAttempts = 3;
/** The same where the response did not come: each may take the whole deadline. */
const patientAttempts = 2;
/** Attempts at the end of the run, for what is seen once in a while. */
export const lateAttempts = 26;

/** How a scenario is tried again. */
interface AgainOptions {
  readonly lent: readonly TestUser[];
  readonly target: Target;
  readonly signal?: AbortSignal | undefined;
  /** Number of the first of these attempts. */
  readonly from: number;
  readonly most: number;
  readonly onAttempt: (again: Attempt) => void;
}

/** What came of trying again. */
interface Again {
  /** Failures that were not seen again. */
  readonly missing: readonly Finding[];
  readonly attempts: number;
  /** The budget did not allow to go on. */
  readonly unaffordable: boolean;
}

/** Runs a scenario again, from its starting point, on a fresh connection, until each of the findings was seen again. */
export async function tryAgain(
  run: RunContext,
  first: Attempt,
  findings: readonly Finding[],
  { lent, target, signal, from, most, onAttempt }: AgainOptions,
): Promise<Again> {
  let missing = findings;
  let attempts = 0;
  while (attempts < most && (missing.length > 0 || (first.hung && attempts === 0))) {
    if (signal?.aborted || run.left < first.origin.scenario.cost + 2) return { missing, attempts, unaffordable: true };
    await startOver(run, first, { lent, target, signal });
    const again = await attempt(run, first.origin, { number: from + attempts, lent, target, signal, fresh: true });
    attempts += 1;
    onAttempt(again);
    // A time-out on a loaded machine is not seen again by another one.
    const shown = again.findings.filter(({ exchange }) => !run.memory.strain.excuses(exchange));
    missing = missing.filter((finding) => !shown.some((one) => isSame(one, finding)));
  }
  return { missing, attempts, unaffordable: false };
}

/** How often what was found is tried again at once. */
export function quickTries({ exchanges, origin }: Attempt, findings: readonly Finding[]): number {
  if (origin.scenario.destructive || findings.every((finding) => isTransport(finding, exchanges)))
    return patientAttempts;
  return quickAttempts;
}

/** How often it is tried again at the end, with as many requests as are kept for it (0: no budget). */
export function lateTries(first: Attempt, findings: readonly Finding[], kept: number): number {
  const { scenario } = first.origin;
  if (scenario.destructive) return 0;
  const patience = findings.every((one) => isHang(one, first.exchanges)) ? patientAttempts : lateAttempts;
  return kept > 0 ? Math.min(patience, Math.floor(kept / scenario.cost)) : patience;
}

/** Whether a finding is that no response came: another scenario may have met the same by chance. */
export function isTransport({ exchange }: Finding, exchanges: Attempt['exchanges']): boolean {
  return exchanges.find(({ id }) => id === exchange)?.outcome.kind === 'none';
}

/** Whether trying again takes the whole deadline each time: a connection that is cut is seen at once. */
function isHang({ exchange }: Finding, exchanges: Attempt['exchanges']): boolean {
  const outcome = exchanges.find(({ id }) => id === exchange)?.outcome;
  return outcome?.kind === 'none' && hangs(outcome.reason);
}

function isSame(one: Finding, other: Finding): boolean {
  return one.kind === 'failure' && one.code === other.code && one.at === other.at;
}

/**
 * Puts the lent test users back to what was read of them when the scenario began. What may not be sent any more, since
 * something like it hung or the budget is spent, is left: the attempt reads the state that it starts from itself.
 */
async function startOver(
  run: RunContext,
  { states, origin }: Attempt,
  { lent, target, signal }: Pick<AgainOptions, 'lent' | 'target' | 'signal'>,
): Promise<void> {
  const steps = new ScenarioSteps(run, { origin, lent, target, signal, witness: () => {} });
  for (const testUser of lent) {
    const state = states.get(testUser.id);
    if (!state) continue;
    const { undo } = undoOrLeave(run.contract, run.cases.simplest.body, state.values, run.cases.fields);
    if (!undo.ok) continue;
    try {
      await steps.update(testUser, { body: undo.body, name: 'back to the start', open: true });
    } catch (cause) {
      if (!(cause instanceof RunSignal)) throw cause;
    }
  }
}

/** A failure that was not seen again. */
export function unstable(finding: Finding, attempts: number): Finding {
  const received = `${finding.received}; not seen again in ${attempts} further attempt${attempts === 1 ? '' : 's'}`;
  return { ...finding, kind: 'unstable', received };
}

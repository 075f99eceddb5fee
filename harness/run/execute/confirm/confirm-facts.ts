import { RunSignal } from '../../../exchange/run-signal.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Target } from '../../../model/target.ts';
import { isAboutLimits } from '../../plan/needs.ts';
import type { Fact, ResponseCheck } from '../observe/response-check.ts';
import type { RunContext } from '../run-context.ts';
import { type Attempt, attempt } from '../scenario/attempt.ts';
import { keyOf, type Origin } from '../scenario/origin.ts';
import { lateAttempts, unstable } from './try-again.ts';

/** Attempts to get a response that did not come, and at what is destructive. */
const patientAttempts = 2;

/** Why a fact was not tried again, or how often it was without being seen. */
type Doubt = number | 'budget';

/**
 * What a requirement that judges every response found. A failure that only one scenario of the run showed is tried again with
 * that scenario, on fresh connections, a destructive one alone; one that is not seen again is unstable, and one for which the budget did not
 * suffice says so.
 */
export async function confirmedFindings(
  run: RunContext,
  check: ResponseCheck,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const doubts = new Map<Finding, Doubt>();
  for (const fact of check.facts) {
    const doubt = await seeAgain(run, fact, signal);
    if (doubt !== undefined) doubts.set(fact.finding, doubt);
  }
  return check.findings().map((finding) => {
    const [, doubt] =
      [...doubts].find(
        ([{ code, fact, at, status }]) =>
          finding.code === code && finding.fact === fact && finding.at === at && finding.status === status,
      ) ?? [];
    if (doubt === undefined) return finding;
    if (doubt !== 'budget') return unstable(finding, doubt);
    return { ...finding, received: `${finding.received}; seen once, the budget did not suffice to try it again` };
  });
}

/** Attempts that did not show the fact again; `undefined` when it needs no more proof, or what it did cannot be done twice. */
async function seeAgain(run: RunContext, fact: Fact, signal: AbortSignal | undefined): Promise<Doubt | undefined> {
  const { finding, origin, exchanges } = fact;
  if (finding.kind !== 'failure' || origin === undefined || signal?.aborted) return undefined;
  const transport = exchanges[0]?.outcome.kind === 'none';
  // Where all time-outs came on a loaded machine, it takes one that did not.
  const excused = transport && exchanges.every(({ id }) => run.memory.strain.excuses(id));
  const isRecurring = () => fact.times > 1 && (!transport || (fact.seenIn.size > 1 && !excused));
  if (isRecurring()) return undefined;
  const { cost, destructive } = origin.scenario;
  const seen = fact.times;
  const most = transport || destructive ? patientAttempts : lateAttempts;
  let done = 0;
  for (let number = 1; number <= most; number += 1) {
    if (run.left < cost + 2) return number === 1 ? 'budget' : undefined;
    const again = await tryOnce(run, origin, number + 1, signal);
    const isExcused = again.exchanges.some(({ id }) => run.memory.strain.excuses(id));
    if (fact.times > seen && !(excused && isExcused)) return undefined;
    if (again.end === 'error') throw new RunSignal('blocked', again.reason ?? keyOf(origin));
    if (again.end === 'done') done += 1;
  }
  // What could not be tried again, because of the damage that it did, is no accident.
  return destructive && done === 0 ? undefined : most;
}

/** What is destructive starts from users as they were, and leaves them so. */
async function tryOnce(
  run: RunContext,
  origin: Origin,
  number: number,
  signal: AbortSignal | undefined,
): Promise<Attempt> {
  const { destructive, testUsers = 1, testUserAt } = origin.scenario;
  if (destructive) await run.putBack();
  const use = (target: Target) =>
    run.testUsers.lend(
      testUsers,
      (lent) => attempt(run, origin, { number, lent, target, signal, fresh: true }),
      testUserAt,
    );
  const again = await (destructive && isAboutLimits(origin.requirement) ? run.underLimit(use) : use(run.target));
  if (destructive) await run.putBack();
  return again;
}

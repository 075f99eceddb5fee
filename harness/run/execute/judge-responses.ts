import { RunSignal } from '../../exchange/run-signal.ts';
import type { Finding } from '../../model/finding.ts';
import { attempt } from './attempt.ts';
import { lateAttempts, unstable } from './confirm.ts';
import type { Fact, ResponseCheck } from './response-check.ts';
import type { RunContext } from './run-context.ts';
import { keyOf } from './scenario-steps.ts';

/** Attempts to get a response that did not come. */
const patientAttempts = 2;

/**
 * What a requirement that judges every response found. A failure that only one scenario of the run showed is tried again with
 * that scenario, on fresh connections; one that is not seen again is unstable.
 */
export async function judgedFindings(
  run: RunContext,
  check: ResponseCheck,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const unproven = new Map<Finding, number>();
  for (const fact of check.facts) {
    const attempts = await seeAgain(run, fact, signal);
    if (attempts !== undefined) unproven.set(fact.finding, attempts);
  }
  const doubted = [...unproven.keys()];
  return check.findings().map((finding) => {
    const doubt = doubted.find(
      ({ code, fact, at, status }) =>
        finding.code === code && finding.fact === fact && finding.at === at && finding.status === status,
    );
    return doubt ? unstable(finding, unproven.get(doubt) ?? 0) : finding;
  });
}

/** Attempts that did not show the fact again; `undefined` when it needs no more proof, or could not be tried. */
async function seeAgain(run: RunContext, fact: Fact, signal: AbortSignal | undefined): Promise<number | undefined> {
  const { finding, origin, exchanges } = fact;
  if (finding.kind !== 'failure' || origin === undefined || signal?.aborted) return undefined;
  const transport = exchanges[0]?.outcome.kind === 'none';
  const isRecurring = () => fact.times > 1 && (!transport || fact.seenIn.size > 1);
  if (isRecurring()) return undefined;
  const { scenario } = origin;
  if (scenario.destructive) return undefined;
  const seen = fact.times;
  const most = transport ? patientAttempts : lateAttempts;
  for (let number = 1; number <= most; number += 1) {
    if (run.left < scenario.cost + 2) return undefined;
    const again = await run.testUsers.lend(
      scenario.testUsers ?? 1,
      (lent) => attempt(run, origin, { number: number + 1, lent, target: run.target, signal, fresh: true }),
      scenario.testUserAt,
    );
    if (fact.times > seen) return undefined;
    if (again.end === 'error') throw new RunSignal('blocked', again.reason ?? keyOf(origin));
  }
  return most;
}

import type { Cause, Exchange, Finding, Subject, Trial, Update } from '../../harness/index.ts';
import { isSuccess } from './answered.ts';
import { expectRefusal } from './expect-refusal.ts';

/** Sends the simplest update as somebody who may not, and says what speaks against the answer. */
export async function attemptUpdate(
  trial: Trial,
  subject: Subject | string,
  cause: Cause,
  what: Update & { readonly name: string },
): Promise<readonly Finding[]> {
  const exchange = await trial.update(subject, { body: trial.cases.simplest.body, cause, ...what });
  return judgeAttempt(trial, exchange, cause, what.name);
}

/** What speaks against the answer to somebody who may not; the fact names the way, so that each is told apart. */
export function judgeAttempt(trial: Trial, exchange: Exchange, cause: Cause, name: string): readonly Finding[] {
  const found = expectRefusal(trial, exchange, cause);
  return found.map((finding) =>
    finding.kind === 'failure'
      ? { ...finding, fact: isSuccess(exchange) ? `an update ${name} is accepted` : `${finding.fact} (${name})` }
      : finding,
  );
}

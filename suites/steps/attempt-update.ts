import type { Cause, Exchange, Finding, Subject, Trial, Update } from '../../harness/index.ts';
import { isSuccess } from './answered.ts';
import { expectRefusal } from './expect-refusal.ts';
import { mustRefuse } from './judge-hostile.ts';
import { jsonOf } from './send-bytes.ts';

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

/**
 * What speaks against the answer to somebody who may not; the fact names the way, so that each is told apart. A body
 * that lacks what only the addressed user's own data could fill in is invalid too, and may be refused for that.
 */
export function judgeAttempt(trial: Trial, exchange: Exchange, cause: Cause, name: string): readonly Finding[] {
  const { body } = exchange.request;
  const incomplete = body !== undefined && mustRefuse(trial.contract, jsonOf(body));
  const causes: readonly Cause[] = incomplete ? ['missing-field', 'invalid-value'] : [];
  return expectRefusal(trial, exchange, cause, ...causes).map((finding) => {
    if (finding.kind !== 'failure') return finding;
    const fact = isSuccess(exchange) ? `an update ${name} is accepted` : `${finding.fact} (${name})`;
    return { ...finding, fact };
  });
}

import {
  type Exchange,
  type Finding,
  failure,
  gap,
  type InvalidCase,
  isSuccess,
  note,
  received,
  type Steps,
  type TestUser,
} from '../../harness/suite.ts';
import { expectRefusal } from './expect-refusal.ts';
import { refusalsOf } from './refusals-of.ts';

/**
 * What speaks against the response to an update with one violation. A wrong response counts only when the valid control request is
 * accepted in this run. After an acceptance the test user is put right, so that no case poisons the next.
 */
export async function judgeInvalid(
  steps: Steps,
  testUser: TestUser,
  one: InvalidCase,
  exchange: Exchange,
): Promise<readonly Finding[]> {
  const found = expectRefusal(steps, exchange, ...refusalsOf(steps.contract, one));
  const { pointer, keyword } = one.constraint;
  const at = { at: pointer };
  if (!found.some(({ kind }) => kind === 'failure')) return found.map((finding) => ({ ...finding, ...at }));
  const accepted = isSuccess(exchange);
  if (accepted) await steps.update(testUser, { case: steps.cases.simplest, open: true });
  if (
    !found.some(({ code }) => code === 'server-error' || code === 'no-response') &&
    !(await steps.accepted(one.controlRequest))
  ) {
    const fact = 'the valid control request of this update is not accepted, so that its response proves nothing';
    return [
      note(
        { code: 'control-request-not-accepted', fact, expected: 'a refusal', received: received(exchange), ...at },
        exchange,
      ),
    ];
  }
  if (!accepted) return found.map((finding) => ({ ...finding, ...at }));
  if (one.contradicted) {
    const fact = `${pointer} ${keyword}: the prose forbids what the schema permits, and the server accepts it`;
    return [
      gap(
        {
          code: 'accepted-contradicted',
          fact,
          expected: `a refusal, by the rule ${one.proseConstraint}`,
          received: received(exchange),
          ...at,
        },
        exchange,
      ),
    ];
  }
  const place = pointer === '' ? 'the body:' : pointer;
  const description =
    one.proseConstraint === undefined ? `${place} ${keyword}` : `${place} ${keyword} (rule ${one.proseConstraint})`;
  const fact = `${description} is not enforced: ${one.violation.way}`;
  return found.map((finding) =>
    finding.kind === 'failure'
      ? failure({ code: finding.code, fact, expected: finding.expected, received: finding.received, ...at }, exchange)
      : finding,
  );
}

import {
  type Exchange,
  type Finding,
  failure,
  gap,
  type InvalidCase,
  note,
  received,
  type Subject,
  type Trial,
} from '../../harness/index.ts';
import { isSuccess } from './answered.ts';
import { causesOf } from './causes-of.ts';
import { expectRefusal } from './expect-refusal.ts';

/**
 * What speaks against the answer to an update with one violation. A wrong answer counts only when the valid twin is
 * accepted in this run. After an acceptance the subject is put right, so that no case poisons the next.
 */
export async function judgeInvalid(
  trial: Trial,
  subject: Subject,
  one: InvalidCase,
  exchange: Exchange,
): Promise<readonly Finding[]> {
  const found = expectRefusal(trial, exchange, ...causesOf(trial.contract, one));
  const { pointer, keyword } = one.constraint;
  const at = { at: pointer };
  if (!found.some(({ kind }) => kind === 'failure')) return found.map((finding) => ({ ...finding, ...at }));
  const accepted = isSuccess(exchange);
  if (accepted) await trial.update(subject, { case: trial.cases.simplest, open: true });
  if (
    !found.some(({ code }) => code === 'server-error' || code === 'no-answer') &&
    !(await trial.accepted(subject, one.twin))
  ) {
    const fact = 'the valid twin of this update is not accepted, so that its answer proves nothing';
    return [
      note({ code: 'twin-not-accepted', fact, expected: 'a refusal', received: received(exchange), ...at }, exchange),
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
          expected: `a refusal, by the rule ${one.rule}`,
          received: received(exchange),
          ...at,
        },
        exchange,
      ),
    ];
  }
  const says = one.rule === undefined ? `${pointer} ${keyword}` : `${pointer} ${keyword} (rule ${one.rule})`;
  const fact = `${says} is not enforced: ${one.violation.way}`;
  return found.map((finding) =>
    finding.kind === 'failure'
      ? failure({ code: finding.code, fact, expected: finding.expected, received: finding.received, ...at }, exchange)
      : finding,
  );
}

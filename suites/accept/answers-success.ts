import type { Finding, Requirement, Trial } from '../../harness/index.ts';
import { isAccepted, statusOf } from '../steps/answered.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { constraintsOf, oneOfEachFirst } from '../steps/one-of-each-first.ts';

/** Sends every valid case: named ones first, then random ones from the seed. */
export default {
  id: 'accept.answers-success',
  level: 'must',
  sentence: 'A valid update MUST be answered with the documented success status.',
  matters: 'a client that keeps to the document is refused, or cannot tell success from failure',
  appliesTo: () => true,
  requests: ({ valid }) => constraintsOf(valid) + 1,
  async try(trial) {
    const { simplest, valid } = trial.cases;
    const findings: Finding[] = [];
    const statuses = new Set<number | undefined>();
    let accepted = 0;
    await trial.forEachSubject(allCases(trial), async (one, subject) => {
      const exchange = await trial.update(subject, { case: one });
      findings.push(...expectSuccess(trial, exchange));
      statuses.add(statusOf(exchange));
      if (isAccepted(trial.contract, exchange)) accepted += 1;
    });
    const closed = [...statuses].every((status) => status === 401 || status === 403 || status === 404);
    if (accepted === 0 && closed && valid.length + [simplest].length > 0) {
      trial.block(
        `no valid update was accepted, all were answered ${[...statuses].join(', ')}; check callers.admin and subjects of the target`,
      );
    }
    return findings;
  },
  mustCatch: ['redirect-with-slash', 'status-accepted'],
} satisfies Requirement;

function* allCases(trial: Trial) {
  yield trial.cases.simplest;
  yield* oneOfEachFirst(trial.cases.valid);
  yield* trial.cases.random('valid', trial.runs);
}

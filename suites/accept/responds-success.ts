import type { Finding, OldRequirement, RequirementContext } from '../../harness/suite.ts';
import { isAccepted, statusOf } from '../../harness/suite.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { constraintsOf, oneOfEachFirst } from '../steps/one-of-each-first.ts';

/** Sends every valid case: named ones first, then random ones from the seed. */
export default {
  id: 'accept.responds-success',
  level: 'must',
  severity: 'updates',
  sentence: 'A valid update MUST be responded to with the documented success status.',
  matters: 'a client that keeps to the document is refused, or cannot tell success from failure',
  appliesTo: () => true,
  requests: ({ valid }) => constraintsOf(valid) + 1,
  async try(context) {
    const { simplest, valid } = context.cases;
    const findings: Finding[] = [];
    const statuses = new Set<number | undefined>();
    let accepted = 0;
    await context.forEachTestUser(allCases(context), async (one, testUser) => {
      const exchange = await context.update(testUser, { case: one });
      findings.push(...expectSuccess(context, exchange));
      statuses.add(statusOf(exchange));
      if (isAccepted(context.contract, exchange)) accepted += 1;
    });
    const closed = [...statuses].every((status) => status === 401 || status === 403 || status === 404);
    if (accepted === 0 && closed && valid.length + [simplest].length > 0) {
      context.block(
        `no valid update was accepted, all were responded to ${[...statuses].join(', ')}; check callers.admin and test users of the target`,
      );
    }
    return findings;
  },
  mustCatch: ['redirect-with-slash', 'status-accepted'],
} satisfies OldRequirement;

function* allCases(context: RequirementContext) {
  yield context.cases.simplest;
  yield* oneOfEachFirst(context.cases.valid);
  yield* context.cases.random('valid', context.runs);
}

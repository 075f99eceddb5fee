import {
  type Finding,
  isAccepted,
  type Requirement,
  type Scenario,
  type Steps,
  sameJson,
  statusOf,
  type ValidCase,
} from '../../harness/suite.ts';
import { expectDocumentedSuccess } from '../steps/expect-success.ts';
import { oneOfEachFirst } from '../steps/one-of-each-first.ts';

/** Statuses with which a caller or a test user is refused, whatever is sent. */
const closed = [401, 403, 404];

/** Sends every valid case: the simplest, the named ones, then random ones from the seed. */
export default {
  kind: 'try',
  id: 'accept.responds-success',
  level: 'must',
  severity: 'updates',
  sentence: 'The response to a valid update MUST have the documented success status code.',
  matters: 'a client that keeps to the document is refused, or cannot tell success from failure',
  *scenarios({ cases, runs }) {
    yield* [cases.simplest].map((one) => sending(one, 'deciding'));
    yield* oneOfEachFirst(cases.valid).map((one) => sending(one, 'named'));
    for (const one of cases.random('valid', runs)) yield sending(one, 'random');
  },
} satisfies Requirement;

function sending(one: ValidCase, rank: Scenario['rank']): Scenario {
  return {
    name: one.name,
    purpose: 'valid',
    rank,
    cost: 1,
    async run(steps, [testUser]): Promise<readonly Finding[]> {
      const exchange = await steps.update(testUser, { case: one });
      const status = statusOf(exchange);
      const isClosed = status !== undefined && closed.includes(status) && !isAccepted(steps.contract, exchange);
      if (isClosed && !(await isAnythingAccepted(steps, one)))
        steps.block(
          `no valid update was accepted, all got ${status}; check callers.admin and test users of the target`,
        );
      return expectDocumentedSuccess(steps, exchange);
    },
  };
}

/** Whether another update than this one is accepted. */
async function isAnythingAccepted(steps: Steps, one: ValidCase): Promise<boolean> {
  const others = [steps.cases.simplest, ...steps.cases.valid].filter(({ body }) => !sameJson(body, one.body));
  for (const { body } of others.slice(0, 3)) if (await steps.accepted(body)) return true;
  return false;
}

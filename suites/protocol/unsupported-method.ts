import {
  type Exchange,
  type Finding,
  failure,
  isFittingStatus,
  isSuccess,
  note,
  type Requirement,
  received,
  type Steps,
  statusOf,
} from '../../harness/suite.ts';
import { isReadable } from '../steps/arrange.ts';
import { addressee, foreignMethods, writing } from '../steps/foreign-methods.ts';
import { ranked } from '../steps/ranked.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';

/** Sends methods that the document does not offer at the update's path: for nobody those that may write, and looks that nobody came to be. */
export default {
  kind: 'try',
  id: 'protocol.unsupported-method',
  level: 'should',
  severity: 'responses',
  sentence: 'The response to a method that the document does not offer SHOULD be 405.',
  source: 'RFC 9110 section 9.1: a method that is not allowed should be responded to with 405; section 15.5.6',
  matters: 'a client that uses the wrong method is told success, or breaks the server',
  *scenarios(plan) {
    for (const [index, method] of foreignMethods(plan).entries()) {
      const name = `method ${method}`;
      // Asked once, before the first request: who was made by it is there when it is tried again.
      let isShownToAnybody: boolean | undefined;
      yield {
        name,
        purpose: 'open',
        rank: ranked(index),
        cost: 3,
        async run(steps, [testUser]) {
          const user = addressee(steps, method, testUser);
          const isNobody = typeof user === 'string' && writing.includes(method) && isReadable(steps);
          if (isNobody) isShownToAnybody ??= (await steps.read(user)) !== undefined;
          const exchange = await steps.send({ method, testUser: user, name, refusal: 'unsupported-method' });
          refuseRateLimited(steps, exchange);
          const found = judge(steps, method, exchange);
          if (!isNobody || isShownToAnybody || !isSuccess(exchange)) return found;
          const made = await steps.read(user);
          if (!made) return found;
          const fact = `the method ${method}, which is not documented, makes a user`;
          const words = { code: 'user-invented', fact, expected: 'no such user', received: user };
          return [...found, failure(words, made.exchange)];
        },
      };
    }
  },
} satisfies Requirement;

function judge({ contract }: Steps, method: string, exchange: Exchange): readonly Finding[] {
  const status = statusOf(exchange);
  const wrong = (code: string, fact: string) => [
    failure({ code, fact, expected: '405', received: received(exchange) }, exchange),
  ];
  if (status === undefined) return wrong('no-response', `no whole response to the method ${method}`);
  const which = `the method ${method}, which is not documented, gets`;
  if (status < 400) return wrong('accepted-unsupported-method', `${which} success`);
  if (!isFittingStatus(contract, 'unsupported-method', status))
    return wrong(status >= 500 ? 'server-error' : 'wrong-status', `${which} status ${status}`);
  if (status === 405) return [];
  const fact = `a method that is not documented gets ${status}`;
  return [note({ code: 'alternative-seen', fact, expected: '405', received: received(exchange) }, exchange)];
}

import {
  type Finding,
  failure,
  isFittingStatus,
  note,
  type OldRequirement,
  received,
  statusOf,
} from '../../harness/suite.ts';
import { foreignMethods } from '../steps/foreign-methods.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';

/** Sends methods that the document does not offer at the update's path; only such as change nothing by their own definition. */
export default {
  id: 'protocol.unsupported-method',
  level: 'should',
  severity: 'responses',
  sentence: 'A method that the document does not offer SHOULD be responded to with 405.',
  source: 'RFC 9110 section 15.5.6',
  matters: 'a client that uses the wrong method is told success, or breaks the server',
  appliesTo: () => true,
  async try(context) {
    const findings: Finding[] = [];
    await context.withTestUsers(1, async ([testUser]) => {
      if (!testUser) return;
      for (const method of foreignMethods(context)) {
        const exchange = await context.send({
          method,
          testUser,
          name: `method ${method}`,
          refusal: 'unsupported-method',
        });
        refuseRateLimited(context, exchange);
        const status = statusOf(exchange);
        const words = { expected: '405', received: received(exchange) };
        if (status === undefined)
          findings.push(
            failure({ code: 'no-response', fact: `no whole response to the method ${method}`, ...words }, exchange),
          );
        else if (status < 400)
          findings.push(
            failure(
              {
                code: 'accepted-unsupported-method',
                fact: `the method ${method}, which is not documented, is responded to with success`,
                ...words,
              },
              exchange,
            ),
          );
        else if (!isFittingStatus(context.contract, 'unsupported-method', status))
          findings.push(
            failure(
              {
                code: status >= 500 ? 'server-error' : 'wrong-status',
                fact: `the method ${method}, which is not documented, is responded to with status ${status}`,
                ...words,
              },
              exchange,
            ),
          );
        else if (status !== 405)
          findings.push(
            note(
              {
                code: 'alternative-seen',
                fact: `a method that is not documented is responded to with ${status}`,
                ...words,
              },
              exchange,
            ),
          );
      }
    });
    return findings;
  },
  mustCatch: ['wrong-method-accepted', 'wrong-method-breaks-down'],
} satisfies OldRequirement;

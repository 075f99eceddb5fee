import { failure, type Requirement, statusOf } from '../../harness/suite.ts';
import { addressee, foreignMethods } from '../steps/foreign-methods.ts';
import { ranked } from '../steps/ranked.ts';

/** Looks at the Allow header of every 405. */
export default {
  kind: 'try',
  id: 'protocol.allow-header',
  level: 'must',
  severity: 'responses',
  sentence: 'A 405 response MUST carry an Allow header that names the documented method and not the refused one.',
  source: 'RFC 9110 section 15.5.6: a server that responds 405 must generate Allow; section 10.2.1',
  matters: 'a client cannot find out which method to use',
  *scenarios(plan) {
    const method = plan.contract.update.method.toUpperCase();
    for (const [index, foreign] of foreignMethods(plan).entries()) {
      const name = `method ${foreign}`;
      yield {
        name,
        purpose: 'open',
        rank: ranked(index),
        cost: 1,
        async run(steps, [testUser]) {
          const exchange = await steps.send({
            method: foreign,
            testUser: addressee(steps, foreign, testUser),
            name,
            refusal: 'unsupported-method',
          });
          if (statusOf(exchange) !== 405 || exchange.outcome.kind !== 'response')
            return steps.skip('no method got 405');
          const values = exchange.outcome.headers.filter(([own]) => own === 'allow').map(([, value]) => value);
          const allowed = values.flatMap((value) => value.split(',')).map((value) => value.trim().toUpperCase());
          const wrong = (code: string, fact: string) => {
            const received = values.length === 0 ? 'no Allow header' : `Allow: ${values.join(', ')}`;
            return [failure({ code, fact, expected: `Allow: ${method}`, received }, exchange)];
          };
          if (values.length === 0) return wrong('allow-missing', 'a response 405 has no Allow header');
          if (!allowed.includes(method)) return wrong('allow-incomplete', `Allow does not name ${method}`);
          const refused = allowed.includes(foreign);
          return refused ? wrong('allow-lists-refused', `Allow names ${foreign}, which is refused`) : [];
        },
      };
    }
  },
} satisfies Requirement;

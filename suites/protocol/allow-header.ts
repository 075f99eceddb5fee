import { type Finding, failure, type OldRequirement, statusOf } from '../../harness/suite.ts';
import { foreignMethods } from '../steps/foreign-methods.ts';

/** Looks at the Allow header of every 405. */
export default {
  id: 'protocol.allow-header',
  level: 'should',
  severity: 'responses',
  sentence: 'A response 405 SHOULD carry an Allow header that names the documented method and not the refused one.',
  source: 'RFC 9110 section 15.5.6 and 10.2.1',
  matters: 'a client cannot find out which method to use',
  appliesTo: () => true,
  async try(context) {
    const findings: Finding[] = [];
    const method = context.contract.update.method.toUpperCase();
    let seen = 0;
    await context.withTestUsers(1, async ([testUser]) => {
      if (!testUser) return;
      for (const foreign of foreignMethods(context)) {
        const exchange = await context.send({
          method: foreign,
          testUser,
          name: `method ${foreign}`,
          refusal: 'unsupported-method',
        });
        if (statusOf(exchange) !== 405 || exchange.outcome.kind !== 'response') continue;
        seen += 1;
        const values = exchange.outcome.headers.filter(([name]) => name === 'allow').map(([, value]) => value);
        const allowed = values.flatMap((value) => value.split(',')).map((value) => value.trim().toUpperCase());
        const words = {
          expected: `Allow: ${method}`,
          received: values.length === 0 ? 'no Allow header' : `Allow: ${values.join(', ')}`,
        };
        if (values.length === 0)
          findings.push(
            failure({ code: 'allow-missing', fact: 'a response 405 has no Allow header', ...words }, exchange),
          );
        else if (!allowed.includes(method))
          findings.push(
            failure({ code: 'allow-incomplete', fact: `Allow does not name ${method}`, ...words }, exchange),
          );
        else if (allowed.includes(foreign))
          findings.push(
            failure(
              { code: 'allow-lists-refused', fact: `Allow names ${foreign}, which is refused`, ...words },
              exchange,
            ),
          );
      }
    });
    if (seen === 0) context.skip('no method was responded to with 405');
    return findings;
  },
  mustCatch: ['allow-missing', 'allow-wrong'],
} satisfies OldRequirement;

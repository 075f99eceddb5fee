import { note, type Plan, type Requirement, received, statusOf } from '../../harness/suite.ts';
import { judgeAttempt } from '../steps/attempt-update.ts';
import { credentialHeaders, secretLabel } from '../steps/credentials.ts';
import { ranked } from '../steps/ranked.ts';

/** Sends an update with each credential header empty in turn, and with its scheme word or the name of its cookie alone. */
export default {
  kind: 'try',
  id: 'access.empty-credentials',
  level: 'must',
  severity: 'permissions',
  owasp: 'API2:2023 Broken Authentication',
  sentence: 'An update with empty credentials MUST be refused.',
  source: 'RFC 9110 section 15.5.2: 401 is for a request that lacks valid credentials',
  matters: 'a client whose key is not configured gets in, and so does everybody else',
  appliesTo: ({ profile }) => profile.auth.schemes.length > 0 || 'the contract asks for no credentials',
  needs: [{ caller: 'admin' }],
  *scenarios(plan) {
    const own = Object.entries(credentialHeaders(plan)).flatMap(([header, value]) => {
      const label = secretLabel(header, value);
      return [...new Set(['', label.trimEnd(), label])].map((empty) => ({
        name: `with ${header.toLowerCase()} ${empty === '' ? 'empty' : `only "${empty}"`}`,
        headers: { [header]: empty },
      }));
    });
    const tries = [...own.map((one) => ({ ...one, caller: 'admin' as const })), ...emptySchemes(plan)];
    for (const [index, { name, headers, caller }] of tries.entries()) {
      yield {
        name,
        purpose: 'no-credentials',
        rank: ranked(index),
        cost: 1,
        async run(steps, [testUser]) {
          const { body } = steps.cases.simplest;
          const exchange = await steps.update(testUser, { body, headers, caller, name, refusal: 'no-credentials' });
          // A header that is there and says nothing may also be called malformed.
          if (statusOf(exchange) !== 400) return judgeAttempt(steps, exchange, 'no-credentials', name);
          const fact = 'empty credentials get 400';
          const words = { code: 'alternative-seen', fact, expected: '401, 403 or 400', received: received(exchange) };
          return [note(words, exchange)];
        },
      };
    }
  },
} satisfies Requirement;

/** Each scheme of the contract with an empty secret, whether or not the target has credentials for it. */
function emptySchemes({ contract }: Plan) {
  const empties = ['', ':'].map((text) => Buffer.from(text).toString('base64'));
  return contract.profile.auth.schemes.flatMap(({ name, headers }) => {
    const isBasic = Object.values(headers).some((template) => template.includes('{basic}'));
    return (isBasic ? empties : ['']).map((basic) => ({
      name: `by ${name} with an empty secret${basic === '' ? '' : ` (${basic})`}`,
      headers: Object.fromEntries(
        Object.entries(headers).map(([header, template]) => [
          header,
          template.replace('{secret}', '').replace('{basic}', basic),
        ]),
      ),
      caller: 'anonymous' as const,
    }));
  });
}

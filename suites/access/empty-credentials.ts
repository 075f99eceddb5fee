import { type Finding, note, type OldRequirement, received, statusOf } from '../../harness/suite.ts';
import { judgeAttempt } from '../steps/attempt-update.ts';
import { credentialHeaders, secretLabel } from '../steps/credentials.ts';
import { requireSuccess } from '../steps/require-success.ts';

/** Sends an update with each credential header empty in turn, and with its scheme word or the name of its cookie alone. */
export default {
  id: 'access.empty-credentials',
  level: 'must',
  severity: 'permissions',
  owasp: 'API2:2023 Broken Authentication',
  sentence: 'An update with empty credentials MUST be refused.',
  source: 'RFC 9110 section 15.5.2',
  matters: 'a client whose key is not configured gets in, and so does everybody else',
  appliesTo: ({ profile }) => profile.auth.schemes.length > 0 || 'the contract asks for no credentials',
  needs: [{ caller: 'admin' }],
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const { simplest } = context.cases;
    await context.withTestUsers(1, async ([testUser]) => {
      if (!testUser) return;
      for (const [header, value] of Object.entries(credentialHeaders(context))) {
        const label = secretLabel(header, value);
        for (const empty of new Set(['', label.trimEnd(), label])) {
          const name = `with ${header.toLowerCase()} ${empty === '' ? 'empty' : `only "${empty}"`}`;
          const exchange = await context.update(testUser, {
            body: simplest.body,
            headers: { [header]: empty },
            name,
            refusal: 'no-credentials',
          });
          // A header that is there and says nothing may also be called malformed.
          if (statusOf(exchange) === 400)
            findings.push(
              note(
                {
                  code: 'alternative-seen',
                  fact: 'empty credentials are responded to with 400',
                  expected: '401, 403 or 400',
                  received: received(exchange),
                },
                exchange,
              ),
            );
          else findings.push(...judgeAttempt(context, exchange, 'no-credentials', name));
        }
      }
    });
    return findings;
  },
  mustCatch: ['crash-on-empty-credentials', 'empty-credentials-accepted'],
} satisfies OldRequirement;

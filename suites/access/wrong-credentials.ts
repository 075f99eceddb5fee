import type { Finding, OldRequirement } from '../../harness/suite.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { credentialHeaders, halve, inventedHeaders, secretLabel, spoil } from '../steps/credentials.ts';
import { requireSuccess } from '../steps/require-success.ts';

/** Sends an update with each credential header wrong in turn: one letter changed, one letter more, another secret, half of it. */
export default {
  id: 'access.wrong-credentials',
  level: 'must',
  severity: 'permissions',
  owasp: 'API2:2023 Broken Authentication',
  sentence: 'An update with wrong credentials MUST be refused.',
  source: 'RFC 9110 section 15.5.2',
  matters: 'a guessed or outdated key still gives roles',
  appliesTo: ({ profile }) => profile.auth.schemes.length > 0 || 'the contract asks for no credentials',
  needs: [{ caller: 'admin' }],
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    await context.withTestUsers(1, async ([testUser]) => {
      if (!testUser) return;
      for (const [header, value] of Object.entries(credentialHeaders(context))) {
        const ways = [
          ['one letter wrong', spoil(value)],
          ['one letter more', /^basic /i.test(value) ? spoil(value) : `${value}x`],
          ['another secret', `${secretLabel(header, value)}rolecall-wrong-0123456789`],
          ['half of it', halve(header, value)],
        ] as const;
        for (const [way, wrong] of ways) {
          if (wrong === undefined) continue;
          const what = { headers: { [header]: wrong }, name: `with ${header.toLowerCase()} wrong: ${way}` };
          findings.push(...(await attemptUpdate(context, testUser, 'wrong-credentials', what)));
        }
      }
      const usual = Object.fromEntries(Object.keys(credentialHeaders(context)).map((header) => [header, undefined]));
      for (const { name: scheme } of context.contract.profile.auth.schemes.slice(1)) {
        const what = { headers: { ...usual, ...inventedHeaders(context, scheme) }, name: `by ${scheme}, invented` };
        findings.push(...(await attemptUpdate(context, testUser, 'wrong-credentials', what)));
      }
    });
    return findings;
  },
  mustCatch: [
    'crash-on-wrong-credentials',
    'one-credential-suffices',
    'second-scheme-open',
    'wrong-credentials-accepted',
    'wrong-credentials-accepted-second-time',
    'wrong-credentials-refused-as-not-found',
  ],
} satisfies OldRequirement;

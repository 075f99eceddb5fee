import type { Finding, OldRequirement } from '../../harness/suite.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { credentialHeaders } from '../steps/credentials.ts';
import { requireSuccess } from '../steps/require-success.ts';

/** Sends an update without any credentials, and with each of several credential headers left out alone. */
export default {
  id: 'access.no-credentials',
  level: 'must',
  severity: 'permissions',
  owasp: 'API2:2023 Broken Authentication',
  sentence: 'An update without credentials MUST be refused.',
  source: 'RFC 9110 section 15.5.2',
  matters: 'anybody on the network can give anybody any role',
  appliesTo: ({ profile }) => profile.auth.schemes.length > 0 || 'the contract asks for no credentials',
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    await context.withTestUsers(1, async ([testUser]) => {
      if (!testUser) return;
      // Twice: a server may remember who was there before.
      for (const name of ['without credentials', 'without credentials, again']) {
        findings.push(...(await attemptUpdate(context, testUser, 'no-credentials', { caller: 'anonymous', name })));
      }
      const headers = Object.keys(credentialHeaders(context));
      if (headers.length < 2) return;
      for (const header of headers) {
        const what = { headers: { [header]: undefined }, name: `without ${header.toLowerCase()}` };
        findings.push(...(await attemptUpdate(context, testUser, 'no-credentials', what)));
      }
    });
    return findings;
  },
  mustCatch: ['no-credentials-accepted', 'redirect-to-login'],
} satisfies OldRequirement;

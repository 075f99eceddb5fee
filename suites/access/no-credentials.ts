import type { Requirement, Update } from '../../harness/suite.ts';
import { refusedAttempts } from '../steps/attempt-update.ts';
import { credentialHeaders } from '../steps/credentials.ts';

/** Sends an update without any credentials, and with each of several credential headers left out alone. */
export default {
  kind: 'try',
  id: 'access.no-credentials',
  level: 'must',
  severity: 'permissions',
  owasp: 'API2:2023 Broken Authentication',
  sentence: 'An update without credentials MUST be refused.',
  source: 'RFC 9110 section 15.5.2: 401 is for a request that lacks valid credentials',
  matters: 'anybody on the network can give anybody any role',
  appliesTo: ({ profile }) => profile.auth.schemes.length > 0 || 'the contract asks for no credentials',
  *scenarios({ contract, target }) {
    const headers = Object.keys(credentialHeaders({ contract, target }));
    const of = (name: string, what: Update) => ({ name, refusal: 'no-credentials', what }) as const;
    yield* refusedAttempts([
      of('without credentials', { caller: 'anonymous' }),
      // Twice: a server may remember who was there before.
      of('without credentials, again', { caller: 'anonymous' }),
      ...(headers.length < 2 ? [] : headers).map((header) =>
        of(`without ${header.toLowerCase()}`, { headers: { [header]: undefined } }),
      ),
    ]);
  },
} satisfies Requirement;

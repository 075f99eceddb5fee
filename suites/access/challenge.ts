import { type Contract, type Finding, failure, gap, type Requirement } from '../../harness/suite.ts';
import { responsesOf } from '../steps/responses-of.ts';

/** Looks at every 401. */
export default {
  kind: 'judge',
  id: 'access.challenge',
  level: 'must',
  severity: 'permissions',
  owasp: 'API2:2023 Broken Authentication',
  sentence: 'A 401 response MUST carry WWW-Authenticate.',
  source: 'RFC 9110 section 15.5.2: a server that responds 401 must send WWW-Authenticate; section 11.6.1',
  matters: 'a client cannot find out how to authenticate',
  appliesTo: ({ profile }) => profile.auth.schemes.length > 0 || 'the contract asks for no credentials',
  judge({ contract, exchange }) {
    // No scheme is registered for keys in headers of a vendor's own: what would be the challenge is not said.
    const tell = usesAuthorization(contract) ? failure : gap;
    return responsesOf(exchange).flatMap(({ status, headers }): readonly Finding[] => {
      if (status !== 401 || headers.some(([name, value]) => name === 'www-authenticate' && value !== '')) return [];
      const words = { code: 'challenge-missing', fact: 'a response 401 does not say how to authenticate' };
      return [tell({ ...words, expected: 'WWW-Authenticate: <scheme>', received: 'no WWW-Authenticate' })];
    });
  },
} satisfies Requirement;

function usesAuthorization({ profile }: Contract): boolean {
  return profile.auth.schemes.some(({ headers }) => Object.keys(headers).some((name) => /^authorization$/i.test(name)));
}

import { type Finding, failure, type Requirement } from '../../harness/suite.ts';
import { responsesOf } from '../steps/responses-of.ts';

/** Looks at every 401. */
export default {
  kind: 'judge',
  id: 'access.challenge',
  level: 'should',
  severity: 'permissions',
  owasp: 'API2:2023 Broken Authentication',
  sentence: 'A 401 response SHOULD carry WWW-Authenticate.',
  source: 'RFC 9110 section 15.5.2',
  matters: 'a client cannot find out how to authenticate',
  appliesTo: ({ profile }) => profile.auth.schemes.length > 0 || 'the contract asks for no credentials',
  judge({ exchange }) {
    return responsesOf(exchange).flatMap(({ status, headers }): readonly Finding[] => {
      if (status !== 401 || headers.some(([name, value]) => name === 'www-authenticate' && value !== '')) return [];
      const words = { code: 'challenge-missing', fact: 'a response 401 does not say how to authenticate' };
      return [failure({ ...words, expected: 'WWW-Authenticate: <scheme>', received: 'no WWW-Authenticate' })];
    });
  },
  mustCatch: ['challenge-missing'],
} satisfies Requirement;

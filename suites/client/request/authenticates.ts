import type { ClientRequirement } from '../../../harness/suite.ts';
import { failure, isChallenged } from '../../../harness/suite.ts';

/** Credentials, and the headers that every request needs beside them. */
export default {
  kind: 'client',
  id: 'request.authenticates',
  level: 'must',
  sentence:
    'A request MUST carry the credentials that the client was given, and the headers that the contract needs beside them.',
  matters: 'every call is refused, or answered for another organization or another version',
  appliesTo: ({ profile }) => profile.auth.schemes.length > 0 || 'the contract has no credentials',
  scenarios: () => [
    {
      name: 'update',
      uncontrolled: true,
      byRequests: true,
      judge: ({ requests }) => {
        if (requests.length === 0) return { block: 'no request came' };
        const ours = requests.filter(({ operation }) => operation !== 'none');
        const judged = (ours.length === 0 ? requests : ours).filter((request) => !isChallenged(request, requests));
        return judged.flatMap(({ caller, findings }) => [
          ...findings.filter(({ code }) => code === 'missing-credentials' || code === 'missing-context-header'),
          ...(caller === 'wrong'
            ? [
                failure({
                  code: 'other-credentials',
                  fact: 'the request has credentials that are not those of the caller',
                  expected: 'the credentials that the client was given',
                  received: 'others',
                }),
              ]
            : []),
        ]);
      },
    },
  ],
  mustCatch: ['no-credentials', 'no-context-header'],
} satisfies ClientRequirement;

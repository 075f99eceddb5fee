import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** RFC 9110 section 10.1.5. */
export default {
  kind: 'client',
  id: 'request.names-itself',
  level: 'should',
  sentence: 'A request SHOULD name the client and its version in User-Agent.',
  source: 'RFC 9110 section 10.1.5',
  matters: 'the vendor cannot tell a broken version of the client from all others',
  scenarios: () => [
    {
      name: 'update',
      byRequests: true,
      uncontrolled: true,
      judge: ({ requests }) => {
        if (requests.length === 0) return { block: 'no request came' };
        return requests.some(({ headers }) => (headers['user-agent'] ?? '').trim() === '')
          ? broken('no-user-agent', 'a request has no User-Agent', 'a product and a version', 'nothing')
          : [];
      },
    },
  ],
  mustCatch: ['no-user-agent'],
} satisfies ClientRequirement;

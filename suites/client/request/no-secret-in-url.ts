import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** RFC 6750 section 5.3, RFC 9110 section 17.9: URLs end up in logs, histories and Referer headers. */
export default {
  kind: 'client',
  id: 'request.no-secret-in-url',
  level: 'must',
  severity: 'permissions',
  sentence: 'A URL MUST NOT contain a credential.',
  source: 'RFC 6750 section 5.3; RFC 9110 section 17.9',
  matters: 'the key is in the logs of every proxy on the way',
  scenarios: () => [
    {
      name: 'update',
      byRequests: true,
      uncontrolled: true,
      judge: ({ requests, secrets }) => {
        if (requests.length === 0) return { block: 'no request came' };
        return requests.flatMap(({ url }) =>
          secrets.some((secret) => url.includes(encodeURIComponent(secret)) || url.includes(secret))
            ? broken('secret-in-url', 'the URL contains a credential', 'credentials in headers alone', url)
            : [],
        );
      },
    },
  ],
  mustCatch: ['key-in-query'],
} satisfies ClientRequirement;

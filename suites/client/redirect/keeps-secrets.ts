import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** Credentials are for the host that they were given for. */
export default {
  kind: 'client',
  id: 'redirect.keeps-secrets',
  level: 'must',
  severity: 'permissions',
  sentence: 'A client MUST NOT send credentials to another host because a response redirects it there.',
  source: 'RFC 9110 section 15.4',
  matters: 'whoever can make the server redirect gets the key',
  appliesTo: () => true,
  scenarios: () =>
    [302, 307, 308].map((status) => ({
      name: `${status} to another host`,
      script: ({ otherHost, path }) => [
        { operation: 'update', responses: [{ status, location: otherHost + path }], repeat: true },
      ],
      byRequests: true,
      judge: ({ elsewhere, secrets, updates }) => {
        if (updates.length === 0) return { block: 'no request came' };
        return elsewhere.flatMap(({ headers, url, body }) => {
          const text = [url, body, ...headers.map(([, value]) => value)].join('\n');
          const where = headers
            .filter(([, value]) => secrets.some((secret) => value.includes(secret)))
            .map(([name]) => name);
          return secrets.some((secret) => text.includes(secret))
            ? broken(
                'secret-sent-elsewhere',
                'a credential went to another host',
                'no credentials there',
                where.join(', ') || 'URL or body',
              )
            : [];
        });
      },
    })),
  mustCatch: ['follows-with-secrets'],
} satisfies ClientRequirement;

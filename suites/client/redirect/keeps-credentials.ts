import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** RFC 9110 section 15.4: who is redirected to where it was sends the same request again, credentials included. */
export default {
  kind: 'client',
  id: 'redirect.keeps-credentials',
  level: 'should',
  sentence: 'A client that follows a redirect to the same origin SHOULD send its credentials there.',
  source: 'RFC 9110 section 15.4',
  matters: 'a path that moves breaks the client, and the error says that the key is wrong',
  appliesTo: ({ profile }) => profile.auth.schemes.length > 0 || 'the contract has no credentials',
  scenarios: () =>
    [307, 308].map((status) => ({
      name: String(status),
      script: ({ path }) => [
        { operation: 'update', responses: [{ status, location: `${path}${path.includes('?') ? '&' : '?'}moved=1` }] },
      ],
      byRequests: true,
      judge: ({ requests, updates }) => {
        if (updates.length === 0) return { block: 'no request came' };
        const [followed] = requests.filter(({ url }) => url.includes('moved=1'));
        if (followed === undefined) return { skip: 'the client does not follow such a redirect' };
        const known = followed.findings.every(({ code }) => code !== 'missing-credentials');
        return known && followed.caller === 'admin'
          ? []
          : broken(
              'credentials-dropped',
              `after ${status} the request to the same origin has no credentials`,
              'the credentials that the client was given',
              `${followed.method} without them`,
            );
      },
    })),
  mustCatch: ['drops-auth-on-redirect'],
} satisfies ClientRequirement;

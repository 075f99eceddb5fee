import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken, claimsSuccess } from '../seen.ts';

/** RFC 9110 section 15.4; not 303, which says that the update is done and where to look. */
export default {
  kind: 'client',
  id: 'redirect.keeps-request',
  level: 'must',
  sentence: 'A client that follows a redirect MUST send the same update, or MUST NOT report that the update succeeded.',
  source: 'RFC 9110 section 15.4',
  matters: 'nothing was updated, and the client says that it was',
  scenarios: () =>
    [301, 302, 307, 308].map((status) => ({
      name: String(status),
      script: ({ sameHost, path }) => [
        { operation: 'update', responses: [{ status, location: sameHost + path }], repeat: true },
      ],
      judgesSilence: true,
      judge: (seen) => {
        if (!claimsSuccess(seen)) return [];
        const [first] = seen.updates;
        const { elsewhere } = seen;
        const same = elsewhere.some(
          ({ method, body }) => method === first?.method && body === Buffer.from(first?.bytes ?? []).toString('latin1'),
        );
        return same
          ? []
          : broken(
              'update-lost',
              `after ${status} the client reports success, though the update was not sent again`,
              `${first?.method} with the same body, or an error`,
              elsewhere.map(({ method, body }) => `${method} with ${body.length} bytes`).join(', ') || 'nothing',
            );
      },
    })),
  mustCatch: ['update-becomes-get'],
} satisfies ClientRequirement;

import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken, idInPath, idsSent } from '../seen.ts';

/** All at once, and each where a library refuses a part of it. */
const ids = ['a/b ?#%é+x@', 'a/b', 'a?b', 'a#b', 'a%2Fb', 'é'];

/** RFC 3986 section 2: what is no part of a segment is percent-encoded as UTF-8, once. */
export default {
  kind: 'client',
  id: 'request.id-encoded',
  level: 'must',
  severity: 'permissions',
  sentence: 'A client MUST encode an id so that the path names that id and no other, or refuse it before it sends.',
  source: 'RFC 3986 sections 2.1 and 3.3',
  matters: 'an id with a slash or a question mark reaches another path, another user or nobody',
  appliesTo: idInPath,
  scenarios: () =>
    ids.map((id, index) => ({
      name: index === 0 ? 'reserved characters' : id,
      asks: [{ user: id }],
      script: [{ operation: 'update', responses: [{ status: 404 }], repeat: true }],
      byRequests: true,
      judge: (seen) =>
        idsSent(seen).flatMap((sent) =>
          sent.id === id
            ? []
            : broken(
                'id-not-encoded',
                'the path names another id than the one that was asked for',
                `an encoding of ${id}`,
                sent.url,
              ),
        ),
    })),
  mustCatch: ['raw-id', 'double-encodes-id'],
} satisfies ClientRequirement;

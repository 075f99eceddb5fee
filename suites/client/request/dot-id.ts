import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken, idInPath, idsSent } from '../seen.ts';

/**
 * Dot segments are taken out of paths (RFC 3986 section 5.2.4), encoded ones too by many: only refusing them is safe. An empty
 * segment is one like others (section 3.3): a path that has it is that of the operation, one that has lost it is not.
 */
export default {
  kind: 'client',
  id: 'request.dot-id',
  level: 'must',
  severity: 'permissions',
  sentence: 'A client MUST NOT let an id that is empty or a dot segment lead to another path than the operation has.',
  source: 'RFC 3986 sections 3.3 and 5.2.4',
  matters:
    'an id from a form or a file turns the update of a user into a request to another endpoint, with full credentials',
  appliesTo: idInPath,
  scenarios: () =>
    ['..', '.', ''].map((id) => ({
      name: id === '' ? 'empty' : id,
      asks: [{ user: id }],
      byRequests: true,
      judge: (seen) =>
        idsSent(seen).flatMap((sent) =>
          sent.id === id
            ? []
            : broken(
                'another-path',
                `the id ${JSON.stringify(id)} leads to another path`,
                'no request, or one whose path holds the id',
                sent.url,
              ),
        ),
    })),
  mustCatch: ['dots-in-path'],
} satisfies ClientRequirement;

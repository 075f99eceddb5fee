import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** RFC 9110 section 9.2.2: whether the first attempt was carried out is unknown. */
export default {
  kind: 'client',
  id: 'retry.unsafe-only-when-safe',
  level: 'should',
  sentence:
    'A client SHOULD NOT by itself send a request again whose method is not idempotent, after the connection broke.',
  source: 'RFC 9110 section 9.2.2',
  matters: 'the update is carried out twice, perhaps over one that came between',
  appliesTo: ({ update }) =>
    ['POST', 'PATCH'].includes(update.method.toUpperCase()) || `${update.method} is idempotent`,
  scenarios: () => [
    {
      name: 'cut before the response',
      script: [{ operation: 'update', responses: [{ cutAfter: -1 }], repeat: true }],
      byRequests: true,
      enough: 2,
      judge: ({ updates }) => {
        if (updates.length === 0) return { block: 'no request came' };
        const keyed = updates.every(({ headers }) => headers['idempotency-key'] !== undefined);
        return updates.length === 1 || keyed
          ? []
          : broken(
              'unsafe-repeated',
              'the client sends again after the connection broke',
              'one request, or an Idempotency-Key',
              `${updates.length} requests`,
            );
      },
    },
  ],
  mustCatch: ['resends-after-cut'],
} satisfies ClientRequirement;

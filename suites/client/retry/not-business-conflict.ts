import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** The last owner is the last owner at the third attempt too. */
export default {
  kind: 'client',
  id: 'retry.not-business-conflict',
  level: 'should',
  sentence: 'A client SHOULD NOT send an update again that a documented rule refuses with 409.',
  source: 'RFC 9110 section 15.5.10',
  matters: 'the refusal takes seconds, and counts several times against the limit',
  appliesTo: ({ profile }) =>
    (profile.refusals?.['last-owner']?.statuses.includes(409) ?? false) ||
    'no rule of the contract is refused with 409',
  scenarios: () => [
    {
      name: 'last owner',
      script: [{ operation: 'update', responses: [{ status: 409 }], repeat: true }],
      byRequests: true,
      enough: 2,
      judge: ({ updates }) => {
        if (updates.length === 0) return { block: 'no request came' };
        return updates.length === 1
          ? []
          : broken(
              'conflict-repeated',
              'the client sends again after 409',
              'one request',
              `${updates.length} requests`,
            );
      },
    },
  ],
  mustCatch: ['retries-409'],
} satisfies ClientRequirement;

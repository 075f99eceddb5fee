import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken, documentedIn } from '../seen.ts';

/** What is refused stays refused: 408, 409, 425 and 429 aside. */
export default {
  kind: 'client',
  id: 'retry.not-refusals',
  level: 'must',
  sentence: 'A client MUST NOT send a request again that was refused for what it is.',
  source: 'RFC 9110 section 15.5.1',
  matters: 'every refusal takes longer and counts several times against the limit',
  scenarios: (contract) =>
    [...new Set([400, 403, 404, 422, ...documentedIn(contract, 400, 499)])]
      .filter((status) => ![408, 409, 425, 429].includes(status))
      .map((status) => ({
        name: String(status),
        script: [{ operation: 'update', responses: [{ status }], repeat: true }],
        byRequests: true,
        enough: 2,
        judge: ({ updates }) => {
          const [first, second] = updates;
          if (first === undefined) return { block: 'no request came' };
          // Other credentials are another request, where credentials were what was refused.
          const answersChallenge = status === 401 && second?.headers.authorization !== first.headers.authorization;
          return second === undefined || answersChallenge
            ? []
            : broken(
                'refusal-repeated',
                `the client sends again after ${status}`,
                'one request',
                `${updates.length} requests`,
              );
        },
      })),
  mustCatch: ['retries-400', 'retries-404'],
} satisfies ClientRequirement;

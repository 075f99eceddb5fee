import type { ClientRequirement } from '../../../harness/suite.ts';
import { mustNotSucceed } from '../seen.ts';

/** What servers and proxies respond whether or not a document has it, and two that nobody knows. */
const statuses = [400, 401, 403, 404, 409, 418, 422, 500, 502, 503, 599];

/** RFC 9110 section 15: an unknown status counts as the first of its class. */
export default {
  kind: 'client',
  id: 'refusal.undocumented',
  level: 'must',
  sentence:
    'A client MUST take a status that the contract does not document, of the classes 4xx and 5xx for a refusal.',
  source: 'RFC 9110 section 15',
  matters: 'a status that came later, or from a proxy, counts as success',
  scenarios: ({ update }) =>
    statuses
      .filter((status) => update.responses[status] === undefined)
      .map((status) => ({
        name: String(status),
        script: [{ operation: 'update', repeat: true, responses: [{ status }] }],
        watchMs: 60_000,
        judgesSilence: true,
        judge: (seen) => mustNotSucceed(seen, `status ${status}`),
      })),
  mustCatch: ['unknown-status-is-success', 'missing-is-null'],
} satisfies ClientRequirement;

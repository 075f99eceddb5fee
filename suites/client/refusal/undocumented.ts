import type { ClientRequirement } from '../../../harness/suite.ts';
import { mustNotSucceed } from '../seen.ts';

/** RFC 9110 section 15: an unknown status counts as the first of its class. */
export default {
  kind: 'client',
  id: 'refusal.undocumented',
  level: 'must',
  sentence: 'A client MUST take an unknown status of the classes 4xx and 5xx for a refusal.',
  source: 'RFC 9110 section 15',
  matters: 'a status that came later, or from a proxy, counts as success',
  appliesTo: () => true,
  scenarios: () =>
    [418, 599].map((status) => ({
      name: String(status),
      script: [{ operation: 'update', repeat: true, responses: [{ status }] }],
      watchMs: 60_000,
      judgesSilence: true,
      judge: (seen) => mustNotSucceed(seen, `status ${status}`),
    })),
  mustCatch: ['unknown-status-is-success'],
} satisfies ClientRequirement;

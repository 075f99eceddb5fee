import type { ClientRequirement } from '../../../harness/suite.ts';
import { mustNotSucceed, respondsUser } from '../seen.ts';

/** RFC 9112 section 8: an incomplete message is no message. */
export default {
  kind: 'client',
  id: 'response.truncated',
  level: 'must',
  severity: 'stability',
  sentence: 'A client MUST end a call whose response is cut, and MUST NOT report success for it.',
  source: 'RFC 9112 section 8',
  matters: 'a broken connection hangs the program, or counts as success',
  appliesTo: respondsUser,
  scenarios: () =>
    (['length', 'chunked'] as const).map((framing) => ({
      name: `cut, framed by ${framing}`,
      script: [{ operation: 'update', repeat: true, responses: [{ framing, cutAfter: 12 }] }],
      judgesSilence: true,
      judge: (seen) => mustNotSucceed(seen, 'a response that is cut'),
    })),
  mustCatch: ['hangs-on-truncation', 'truncated-is-success'],
} satisfies ClientRequirement;

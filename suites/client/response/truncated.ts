import type { ClientRequirement, ClientSeen } from '../../../harness/suite.ts';
import { mustNotSucceed, readsSince, respondsUser } from '../seen.ts';

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
  scenarios: () => [
    ...(['length', 'chunked'] as const).map((framing) => ({
      name: `cut, framed by ${framing}`,
      script: [{ operation: 'update' as const, repeat: true, responses: [{ framing, cutAfter: 12 }] }],
      judgesSilence: true,
      judge: (seen: ClientSeen) => mustNotSucceed(seen, 'a response that is cut'),
    })),
    {
      name: 'cut before the first byte',
      script: [{ operation: 'update', repeat: true, responses: [{ cutAfter: -1 }] }],
      judgesSilence: true,
      // Who looks afterwards whether the update was made may say so.
      judge: (seen) => (readsSince(seen) ? [] : mustNotSucceed(seen, 'a connection that ends without a response')),
    },
  ],
  mustCatch: ['hangs-on-truncation', 'truncated-is-success', 'no-response-is-success'],
} satisfies ClientRequirement;

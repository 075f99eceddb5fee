import type { ClientRequirement, ScriptedResponse } from '../../../harness/suite.ts';
import { mustSucceed, respondsUser } from '../seen.ts';

const ways: Readonly<Record<string, ScriptedResponse>> = {
  gzip: { coding: 'gzip' },
  chunked: { framing: 'chunked' },
  'until the connection closes': { framing: 'close' },
  trickled: { pieces: { bytes: 40, pauseMs: 20 }, framing: 'chunked' },
  'after 103 Early Hints': { informational: [103] },
};

/** RFC 9112 sections 6 and 7, RFC 9110 sections 8.4 and 15.2. */
export default {
  kind: 'client',
  id: 'response.codings-framing',
  level: 'must',
  sentence:
    'A client MUST read every framing of HTTP/1.1, every coding that it asks for, and statuses that come before the last.',
  source: 'RFC 9112 sections 6 and 7; RFC 9110 sections 8.4 and 15.2',
  matters: 'a new proxy in front of the API breaks the client',
  appliesTo: respondsUser,
  scenarios: () =>
    Object.entries(ways).map(([name, way]) => ({
      name,
      script: [{ operation: 'update', responses: [way] }],
      judgesSilence: true,
      judge: (seen) => {
        const asked = seen.updates[0]?.headers['accept-encoding'] ?? '';
        if (way.coding && !/\b(gzip|\*)/.test(asked)) return { skip: 'the client asks for no gzip' };
        return mustSucceed(seen, `a response that is framed or coded: ${name}`);
      },
    })),
  mustCatch: ['ignores-gzip', 'needs-content-length', 'hangs-on-early-hints'],
} satisfies ClientRequirement;

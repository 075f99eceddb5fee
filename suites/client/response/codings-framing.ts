import type { ClientRequirement, ScriptedResponse } from '../../../harness/suite.ts';
import { mustSucceed, respondsUser } from '../seen.ts';

const ways: Readonly<Record<string, ScriptedResponse>> = {
  gzip: { coding: 'gzip' },
  deflate: { coding: 'deflate' },
  br: { coding: 'br' },
  zstd: { coding: 'zstd' },
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
        if (way.coding && !asksFor(way.coding, asked)) return { skip: `the client asks for no ${way.coding}` };
        return mustSucceed(seen, `a response that is framed or coded: ${name}`);
      },
    })),
  mustCatch: ['ignores-gzip', 'asks-for-br', 'needs-content-length', 'hangs-on-early-hints'],
} satisfies ClientRequirement;

/** RFC 9110 section 12.5.3: a coding that is named, and not with a weight of nothing. Nobody is sent what only an asterisk asks for. */
function asksFor(coding: string, acceptEncoding: string): boolean {
  const [found] = acceptEncoding
    .toLowerCase()
    .split(',')
    .map((each) => each.trim().split(/\s*;\s*/))
    .filter(([name]) => name === coding);
  return found !== undefined && !/^q=0(\.0*)?$/.test(found[1] ?? '');
}

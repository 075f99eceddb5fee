import type { ClientRequirement } from '../../../harness/suite.ts';
import { mustNotSucceed, respondsUser } from '../seen.ts';

/** RFC 8259. */
export default {
  kind: 'client',
  id: 'response.malformed',
  level: 'must',
  sentence: 'A client MUST NOT report success for a body that is not JSON.',
  source: 'RFC 8259 section 2',
  matters: 'nobody learns that what the server did is unknown',
  appliesTo: respondsUser,
  scenarios: () =>
    Object.entries({ 'half an object': '{"id": "x", ', 'no JSON': 'OK', 'a single brace': '}' }).map(
      ([name, text]) => ({
        name,
        script: [{ operation: 'update', repeat: true, responses: [{ text }] }],
        judgesSilence: true,
        judge: (seen) => mustNotSucceed(seen, 'a body that is not JSON'),
      }),
    ),
  mustCatch: ['ignores-body'],
} satisfies ClientRequirement;

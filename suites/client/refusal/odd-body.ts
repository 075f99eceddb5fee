import type { ClientRequirement, ScriptedResponse } from '../../../harness/suite.ts';
import { documentedIn, mustNotSucceed } from '../seen.ts';

const bodies: Readonly<Record<string, ScriptedResponse>> = {
  HTML: { text: '<h1>Refused</h1>', headers: { 'Content-Type': 'text/html' } },
  empty: { text: '' },
  cut: { cutAfter: 5 },
  'another shape': { body: ['refused', null] },
};

/** What a proxy on the way says has no vendor's shape. */
export default {
  kind: 'client',
  id: 'refusal.odd-body',
  level: 'must',
  severity: 'stability',
  sentence: 'A client MUST report a refusal whatever its body is, and end the call.',
  matters: 'an error page of a proxy hangs the program, or counts as success',
  scenarios: (contract) =>
    Object.entries(bodies).map(([name, odd]) => ({
      name,
      script: [
        {
          operation: 'update',
          repeat: true,
          responses: [{ status: documentedIn(contract, 400, 499).find((each) => each !== 429) ?? 403, ...odd }],
        },
      ],
      judgesSilence: true,
      judge: (seen) => mustNotSucceed(seen, `a refusal whose body is ${name}`),
    })),
  mustCatch: ['empty-error-is-success'],
} satisfies ClientRequirement;

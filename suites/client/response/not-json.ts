import type { ClientRequirement } from '../../../harness/suite.ts';
import { mustNotSucceed, respondsUser } from '../seen.ts';

/** A sign-in page of a proxy has status 200 too. */
export default {
  kind: 'client',
  id: 'response.not-json',
  level: 'must',
  sentence: 'A client MUST NOT report success for a response of another media type than the contract documents.',
  matters: 'the sign-in page of a proxy counts as an update that succeeded',
  appliesTo: respondsUser,
  scenarios: () => [
    {
      name: 'HTML with status 200',
      script: [
        {
          operation: 'update',
          repeat: true,
          responses: [{ text: '<!doctype html><title>Sign in</title>', headers: { 'Content-Type': 'text/html' } }],
        },
      ],
      judgesSilence: true,
      judge: (seen) => mustNotSucceed(seen, 'an HTML page with status 200'),
    },
  ],
  mustCatch: ['html-is-success'],
} satisfies ClientRequirement;

import type { ClientRequirement } from '../../../harness/suite.ts';
import { mustSucceed, respondsUser } from '../seen.ts';

/** RFC 9110 section 15: an unknown status counts as the first of its class, 299 as 200. */
export default {
  kind: 'client',
  id: 'response.unknown-success',
  level: 'should',
  sentence: 'A client SHOULD take an unknown status of the class 2xx, with the documented body, for success.',
  source: 'RFC 9110 section 15',
  matters: 'an update that was carried out is reported as failed',
  appliesTo: respondsUser,
  scenarios: () => [
    {
      name: '299',
      script: ({ success }) => [
        {
          operation: 'update',
          responses: [
            {
              status: 299,
              stores: true,
              headers: { 'Content-Type': success.mediaType },
              ...(success.body === undefined ? {} : { body: success.body }),
            },
          ],
        },
      ],
      judgesSilence: true,
      judge: (seen) => mustSucceed(seen, 'status 299 with the body of a success'),
    },
  ],
  mustCatch: ['knows-200-alone'],
} satisfies ClientRequirement;

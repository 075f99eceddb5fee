import type { ClientRequirement, Json } from '../../../harness/suite.ts';
import { put } from '../../../harness/suite.ts';
import { mustSucceed, respondsUser } from '../seen.ts';

/** Vendors add fields: that is no new version. */
export default {
  kind: 'client',
  id: 'response.unknown-field',
  level: 'must',
  sentence: 'A client MUST ignore fields of a response that it does not know.',
  matters: 'the client breaks on the day on which the vendor adds a field',
  appliesTo: respondsUser,
  scenarios: ({ profile }) => [
    {
      name: 'in the body and in the user',
      script: ({ success }) => {
        const more = { since: 1, list: [{}] };
        const places = [`${profile.responses.user}/rolecall_unknown`, '/rolecall_unknown'];
        const body = places.reduce<Json | undefined>((given, place) => put(given ?? null, place, more), success.body);
        return [{ operation: 'update', responses: body === undefined ? [] : [{ body }] }];
      },
      judge: (seen) => mustSucceed(seen, 'a response with an unknown field'),
    },
  ],
  mustCatch: ['strict-response'],
} satisfies ClientRequirement;

import type { ClientRequirement } from '../../../harness/suite.ts';
import { mustSucceed, respondsUser } from '../seen.ts';

/** Optional fields may be missing, nullable ones null: the document says which. */
export default {
  kind: 'client',
  id: 'response.null-and-missing',
  level: 'must',
  sentence: 'A client MUST take a response in which optional fields are missing and nullable ones are null.',
  matters: 'the client breaks on some users only',
  appliesTo: respondsUser,
  scenarios: () =>
    ['absent', 'null', 'mixed'].map((empty) => ({
      name: empty,
      variant: { empty },
      // Users differ: the second lacks what the first has.
      asks: ({ testUsers }) => testUsers.slice(0, 3).map((user) => ({ user })),
      judge: (seen) =>
        seen.answers.every(({ said }) => said?.outcome === 'updated')
          ? []
          : mustSucceed(
              { ...seen, answers: seen.answers.filter(({ said }) => said?.outcome !== 'updated') },
              'fields that are missing or null',
            ),
    })),
  mustCatch: ['needs-every-field'],
} satisfies ClientRequirement;

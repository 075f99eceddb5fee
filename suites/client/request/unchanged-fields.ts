import type { ClientRequirement } from '../../../harness/suite.ts';
import { valueAt } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** Whoever changes one field must not write the others from a default or from memory. */
export default {
  kind: 'client',
  id: 'request.unchanged-fields',
  level: 'must',
  sentence: 'An update of one field MUST NOT contain other fields that may be changed.',
  matters: 'changing a role erases a name, or undoes what somebody else has just changed',
  appliesTo: ({ profile }) => profile.fields.length > 1 || 'the update changes one field only',
  scenarios: () => [
    {
      name: 'update',
      judge: ({ updates, contract, setting }) =>
        updates.flatMap(({ json }) =>
          contract.profile.fields
            .filter(({ name }) => !Object.hasOwn(setting.change, name))
            .flatMap(({ name, request }) => {
              const value = json?.ok ? valueAt(json.value, request) : undefined;
              // What the document requires has to be sent along.
              if (value === undefined || valueAt(setting.body, request) !== undefined) return [];
              return broken(
                'other-field-sent',
                `the update also sends ${name}`,
                'only what was asked for',
                JSON.stringify(value),
              );
            }),
        ),
    },
  ],
  mustCatch: ['sends-all-fields'],
} satisfies ClientRequirement;

import type { ClientRequirement } from '../../../harness/suite.ts';
import { mustSucceed, withRole } from '../seen.ts';

/** Enumerations of responses grow. */
export default {
  kind: 'client',
  id: 'response.unknown-role',
  level: 'should',
  sentence: 'A client SHOULD let through a value of a response that it does not know.',
  matters: 'nobody can be listed or updated as soon as one user has a new role',
  appliesTo: ({ profile }) =>
    profile.fields.some(({ kind, from, list }) => kind === 'role' && from === undefined && !list) ||
    'the response shows no named role',
  scenarios: () => [
    {
      name: 'a role that nobody documents',
      script: (setting) => {
        const body = withRole(setting, 'rolecall_new_role');
        return [{ operation: 'update', responses: body === undefined ? [] : [{ body }] }];
      },
      judge: (seen) =>
        withRole(seen.setting, '') === undefined
          ? { skip: 'the response does not show the field' }
          : mustSucceed(seen, 'a role that it does not know'),
    },
  ],
  mustCatch: ['closed-enum'],
} satisfies ClientRequirement;

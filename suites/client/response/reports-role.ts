import type { ClientRequirement, Json } from '../../../harness/suite.ts';
import { canonical } from '../../../harness/suite.ts';
import { broken, mustSucceed, respondsUser, withRole } from '../seen.ts';

/** What counts is what the server says, not what was asked for. */
export default {
  kind: 'client',
  id: 'response.reports-role',
  level: 'must',
  sentence: 'A client MUST report the value that the response shows.',
  matters: 'an administrator believes that somebody has lost a role that they still have',
  appliesTo: respondsUser,
  scenarios: ({ profile }) => [
    {
      name: 'as asked for',
      judge: (seen) => {
        const [asked] = Object.values(seen.setting.change);
        return [...mustSucceed(seen, 'an ordinary response'), ...reported(seen.answers.at(-1)?.said?.role, asked)];
      },
    },
    {
      name: 'another than asked for',
      script: (setting) => {
        const body = withRole(setting, otherValue(profile, Object.values(setting.change)[0]));
        return [{ operation: 'update', responses: body === undefined ? [] : [{ body }] }];
      },
      judge: (seen) => {
        const [asked] = Object.values(seen.setting.change);
        const given = withRole(seen.setting, otherValue(profile, asked));
        if (given === undefined) return { skip: 'the response does not show the field' };
        const { said } = seen.answers.at(-1) ?? {};
        if (said?.outcome !== 'updated') return [];
        const field = seen.contract.profile.fields.find(({ name }) => Object.hasOwn(seen.setting.change, name));
        const other = otherValue(profile, asked);
        return reported(said.role, field?.list ? [other] : other);
      },
    },
  ],
  mustCatch: ['echoes-asked-role'],
} satisfies ClientRequirement;

function reported(said: Json | undefined, shown: Json | undefined) {
  // A client that shows no value has none that is wrong.
  if (said === undefined || shown === undefined || canonical(said) === canonical(shown)) return [];
  return broken(
    'other-value-reported',
    'the client reports another value than the response shows',
    JSON.stringify(shown),
    JSON.stringify(said),
  );
}

/** A value of the same kind as the one that was asked for, that a response may show. */
function otherValue(
  { permissions, fields }: Parameters<ClientRequirement['scenarios']>[0]['profile'],
  asked: Json | undefined,
): Json {
  if (typeof asked === 'boolean') return !asked;
  const values = fields.find(({ kind }) => kind === 'role')?.values ?? permissions.roles.map(({ value }) => value);
  const held = [asked].flat() as readonly (Json | undefined)[];
  return values.find((value) => !held.includes(value)) ?? 'another value';
}

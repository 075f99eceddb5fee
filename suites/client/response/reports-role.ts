import type { ClientRequirement, Json, Profile } from '../../../harness/suite.ts';
import { canonical, failure, note } from '../../../harness/suite.ts';
import { mustSucceed, readsAfterwards, respondsUser, withRole } from '../seen.ts';

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
      // Whoever fails on an honest response has no control call that succeeds.
      uncontrolled: true,
      judge: (seen) => {
        if (!seen.updates.some(({ status }) => status !== undefined && status < 300))
          return { block: 'no update came that could be responded to with success' };
        const [asked] = Object.values(seen.setting.change);
        const { said } = seen.answers.at(-1) ?? {};
        return [...mustSucceed(seen, 'an ordinary response'), ...reported(said?.role, asked, valuesOf(profile, asked))];
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
        if (readsAfterwards(seen)) return { skip: 'the client shows what it reads after the update' };
        return reported(said.role, otherValue(profile, asked), valuesOf(profile, asked));
      },
    },
    {
      name: 'several values',
      script: (setting) => {
        const body = withRole(setting, severalOf(profile));
        return [{ operation: 'update', responses: body === undefined || !isList(profile) ? [] : [{ body }] }];
      },
      judge: (seen) => {
        const several = severalOf(profile);
        if (!isList(profile) || several.length < 2) return { skip: 'a user has one role' };
        const { said } = seen.answers.at(-1) ?? {};
        if (withRole(seen.setting, several) === undefined || said?.outcome !== 'updated' || readsAfterwards(seen))
          return { skip: 'the client does not show what the response does' };
        return Array.isArray(said.role) ? reported(said.role, several, several) : [];
      },
    },
  ],
  mustCatch: ['echoes-asked-role', 'reads-as-failed'],
} satisfies ClientRequirement;

/** A client that shows no value has none that is wrong; one that shows a form of its own is wrong when that means another value. */
function reported(said: Json | undefined, shown: Json | undefined, known: readonly Json[]) {
  if (said === undefined || said === null || shown === undefined || form(said) === form(shown)) return [];
  const members = [said].flat() as readonly Json[];
  // Of several values, each that is known counts: one more or one less is another set.
  const isKnown = members.length > 0 && members.every((each) => known.some((value) => form(value) === form(each)));
  const words = {
    code: isKnown ? 'other-value-reported' : 'other-form-reported',
    fact: `the client reports another ${isKnown ? 'value' : 'form of the value'} than the response shows`,
    expected: JSON.stringify(shown),
    received: JSON.stringify(said),
  };
  return [isKnown ? failure(words) : note(words)];
}

/** What an enumeration of a program may make of a value: other letter case, other separators, a value for a list of one. */
function form(value: Json): string {
  const [only = null, ...more] = [value].flat();
  return canonical(
    more.length > 0
      ? [value]
          .flat()
          .map((each) => canonical(each))
          .sort()
      : only,
  )
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

function isList({ fields }: Profile): boolean {
  return fields.find(({ kind }) => kind === 'role')?.list === true;
}

function severalOf(profile: Profile): readonly Json[] {
  return namedValues(profile).slice(0, 2);
}

function valuesOf(profile: Profile, asked: Json | undefined): readonly Json[] {
  const other = otherValue(profile, asked);
  return [...namedValues(profile), other, ...(asked === undefined ? [] : [asked])];
}

function namedValues({ permissions, fields }: Profile): readonly Json[] {
  return fields.find(({ kind }) => kind === 'role')?.values ?? permissions.roles.map(({ value }) => value);
}

/** A value of the same kind as the one that was asked for, that a response may show. */
function otherValue(profile: Profile, asked: Json | undefined): Json {
  if (typeof asked === 'boolean') return !asked;
  const held = [asked].flat() as readonly (Json | undefined)[];
  return namedValues(profile).find((value) => !held.includes(value)) ?? 'another value';
}

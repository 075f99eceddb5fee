import type { Json } from '../../model/json.ts';
import type { ProfilePermissions, RankedRole } from '../../model/profile.ts';
import type { InferChoices } from './choices.ts';

/** How much a role's name says that its holders may do; `undefined` for names that say nothing. */
const strength: readonly (readonly [RegExp, number])[] = [
  [/owner|super|root/i, 50],
  [/admin|adm$/i, 40],
  [/manager|maintain|lead|keeper|captain/i, 30],
  [/edit|develop|contribut|writ/i, 25],
  [/member|standard|user|st$/i, 20],
  [/limited|collaborat/i, 15],
  [/view|read|ro$|observ|report|guest|minimal|none/i, 10],
];

/**
 * Ranks for role values: by what their names say, else numbers by size, else as they are listed (weakest first). The
 * strongest manage; `keepsOwner` makes the strongest one the role that an organization must keep.
 */
export function inferPermissions(
  values: readonly Json[],
  keepsOwner: boolean,
  choices: InferChoices,
): ProfilePermissions {
  const numeric = choices.values === undefined && values.every((value) => typeof value === 'number');
  const weight = (value: Json, place: number) =>
    numeric ? Number(value) : choices.values ? place : (strength.find(([name]) => name.test(named(value)))?.[1] ?? 18);
  const ordered = values
    .map((value, place) => ({ value, weight: weight(value, place), place }))
    .sort((one, other) => one.weight - other.weight || one.place - other.place)
    .map(({ value }) => value);
  const known = ordered.filter((value) => /owner|super|root|admin|adm$/i.test(named(value)));
  const strongest = ordered.at(-1);
  const managers = choices.managers ?? (known.length > 0 ? known : strongest === undefined ? [] : [strongest]);
  const owner = choices.owner ?? (keepsOwner ? strongest : undefined);
  const includes = (list: readonly Json[], value: Json) => list.some((each) => named(each) === named(value));
  const roles = ordered.map(
    (value, place): RankedRole => ({
      value,
      rank: place + 1,
      ...(includes(managers, value) ? { mayUpdate: true } : {}),
      ...(owner !== undefined && named(owner) === named(value) ? { owner: true } : {}),
    }),
  );
  return { roles: roles.reverse() };
}

/** A role's name, or all of it where it is an object. */
function named(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

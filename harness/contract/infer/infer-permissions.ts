import type { Json } from '../../model/json.ts';
import type { ProfilePermissions, RankedRole } from '../../model/profile.ts';
import type { InferChoices } from './choices.ts';
import { isWeakness } from './words.ts';

/** How much a role's name says that its holders may do; `undefined` for names that say nothing. */
const strength: readonly (readonly [RegExp, number])[] = [
  // An admin who only looks, reports or helps is called so first.
  [/read[-_ ]?only|report|help[-_ ]?desk|audit/i, 10],
  [/owner|super(?!vis)|root/i, 50],
  [
    /^(account|org|organi[sz]ation|global|system|site|tenant|workspace|team|full|general|company|project)?[-_ ]?adm(in(istrator)?s?)?$/i,
    40,
  ],
  [/^full([-_ ]?access)?$/i, 40],
  // An admin of one thing (billing, network) is less than an admin.
  [/admin/i, 36],
  [/none|empty|disabled|^no$/i, 0],
  [/manager|maintain|lead|keeper|captain|moderat|command|master|chief|director|supervis/i, 30],
  [/restricted|limited|collaborat/i, 15],
  [/guest|minimal/i, 8],
  [/edit|develop|contribut|author|writ/i, 25],
  [/view|read|^ro$|observ/i, 10],
  [/member|standard|user|participant|^st$/i, 20],
];

/**
 * Ranks for role values: by what their names say, else numbers by size, else as they are listed (weakest first). The
 * strongest manage; `keepsOwner` makes the strongest one the role that an organization must keep. Of a flag that takes rights
 * away, `false` is the stronger.
 */
export function inferPermissions(
  values: readonly Json[],
  keepsOwner: boolean,
  choices: InferChoices,
  name = '',
  labels: ReadonlyMap<Json, string> = new Map(),
): ProfilePermissions {
  const isTurned = isWeakness(name) && values.every((value) => typeof value === 'boolean');
  // Numbers are ranked by what they stand for, where the document says it.
  const strengthFor = (value: Json) => strengthOf(labels.get(value) ?? value);
  const numeric =
    labels.size === 0 && choices.values === undefined && values.every((value) => typeof value === 'number');
  const weight = (value: Json, place: number) =>
    isTurned && choices.values === undefined
      ? Number(!value)
      : numeric
        ? Number(value)
        : choices.values
          ? place
          : (strengthFor(value) ?? 18);
  const listed = choices.values === undefined && !numeric && !isTurned ? listedOrder(values, strengthFor) : undefined;
  const ordered = (listed ?? values)
    .map((value, place) => ({ value, weight: listed === undefined ? weight(value, place) : place, place }))
    .sort((one, other) => one.weight - other.weight || one.place - other.place)
    .map(({ value }) => value);
  const known = ordered.filter((value) => (strengthFor(value) ?? 0) >= 36);
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

function strengthOf(value: Json): number | undefined {
  return strength.find(([name]) => name.test(named(value)))?.[1];
}

/** The values weakest first, where those whose names say something show that the document lists them in an order. */
function listedOrder(
  values: readonly Json[],
  strengthFor: (value: Json) => number | undefined,
): readonly Json[] | undefined {
  const known = values.flatMap((value) => strengthFor(value) ?? []);
  const isKnown = (value: Json | undefined) => value !== undefined && strengthFor(value) !== undefined;
  const isSorted = (turn: 1 | -1) =>
    known.every((one, index) => index === 0 || turn * (one - (known[index - 1] ?? 0)) >= 0);
  if (new Set(known).size < 2 || known.length === values.length) return undefined;
  // What stands beyond the strongest that is known may be anything.
  if (isSorted(1) && isKnown(values.at(-1))) return values;
  return isSorted(-1) && isKnown(values[0]) ? values.toReversed() : undefined;
}

/** A role's name, or all of it where it is an object. */
function named(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

import { at } from '../domain/pointer.ts';
import type { Contract } from '../model/contract.ts';
import type { Pointer } from '../model/json.ts';
import type { UserView } from '../model/requirement.ts';
import type { WriteSet } from '../model/write-set.ts';

/** A place of the request that no field is named for, and where a read shows it. */
interface RestorablePlace {
  readonly request: Pointer;
  readonly user: Pointer;
}

/**
 * Places of the request, beside the fields, that this view shows: those that the profile binds to one, and documented ones
 * where it shows the fields. They are never varied, but an update may replace them, and then they can be put back.
 */
export function restorablePlaces(
  contract: Contract,
  { withheld }: Pick<WriteSet, 'withheld'>,
  { whole }: Pick<UserView, 'whole'>,
): readonly RestorablePlace[] {
  const { fields, bind = [], user: pointers } = contract.profile;
  const root = rootOf(contract);
  const places = [
    ...bind.flatMap(({ request, to }) => (to.startsWith('/') ? [{ request, user: to }] : [])),
    ...withheld.flatMap(({ pointer }) =>
      root !== undefined && pointer.startsWith(`${root}/`)
        ? [{ request: pointer, user: pointer.slice(root.length) }]
        : [],
    ),
  ];
  return places.filter(
    (place) =>
      !fields.some(({ request }) => request === place.request) &&
      place.user !== pointers.id &&
      !(pointers.volatile ?? []).includes(place.user) &&
      at(whole, place.user) !== undefined,
  );
}

/** Where in the request the user object begins: what a field's place there has before its place in what reads show. */
function rootOf({ profile }: Contract): Pointer | undefined {
  for (const { request, user } of profile.fields)
    if (user !== undefined && request.endsWith(user)) return request.slice(0, request.length - user.length);
  return undefined;
}

import { at as valueAt } from '../../domain/pointer.ts';
import type { Contract } from '../../model/contract.ts';
import type { JsonObject } from '../../model/json.ts';
import type { UserView } from '../../model/requirement.ts';
import type { Difference } from '../../safety/restore-tools.ts';
import { compareUsers, isTimeLike } from '../../verdict/compare-users.ts';

/** Every place where a user is not as it was, declared or not, but for what servers change by themselves. */
export function wholeDifferences(contract: Contract, before: Before, now: UserView): readonly Difference[] {
  const then: UserView = { ...before, exchange: now.exchange };
  return compareUsers(then, now, contract).flatMap(({ at, expected, received }) => {
    if (at === undefined || isOwnDoing(contract, at, before, now.whole)) return [];
    return [{ at, before: expected, after: received }];
  });
}

type Before = Pick<UserView, 'whole' | 'values'>;

function isOwnDoing(contract: Contract, at: string, before: Before, now: JsonObject): boolean {
  const [was, is] = [valueAt(before.whole, at), valueAt(now, at)];
  // A field that was not there is taken away again by null. A name that no document has, and an update had, is kept so.
  if ((was ?? null) === null && (is ?? null) === null) return was !== undefined || !(at in before.values);
  const field = contract.profile.fields.find(({ user }) => user === at);
  if (field?.alike?.some((group) => group.includes(was ?? null) && group.includes(is ?? null))) return true;
  // An account that is switched off is no time of day.
  return (
    isTimeLike(at, was, is) && typeof (was ?? is) !== 'boolean' && typeof is !== 'boolean' && !/account$/i.test(at)
  );
}

import type { Contract } from '../model/contract.ts';
import type { UserView } from '../model/requirement.ts';
import type { UserDifference } from '../model/run.ts';
import { wholeDifferences } from './whole-user.ts';

/** Everybody that one look at the organization shows, by id. */
export type Everybody = ReadonlyMap<string, UserView>;

/** Users by the ids that they show. */
export function everybodyIn(users: readonly UserView[]): Everybody {
  return new Map(users.flatMap((user) => (user.id === undefined ? [] : [[user.id, user] as const])));
}

/** Who is not as before among those who are nobody's test users: changed, gone, or come to be where an update was sent. */
export function otherDifferences(
  contract: Contract,
  before: Everybody,
  after: Everybody,
  isOther: (id: string) => boolean,
  addressed: ReadonlySet<string>,
): readonly UserDifference[] {
  const told = (user: string, one: Pick<UserDifference, 'at' | 'before' | 'after'>): UserDifference => ({
    user,
    who: 'other',
    restored: false,
    ...one,
  });
  const changed = [...before].flatMap(([id, view]) => {
    if (!isOther(id)) return [];
    const now = after.get(id);
    if (now === undefined) return [told(id, { at: '', before: 'there', after: 'not there any more' })];
    return wholeDifferences(contract, view, now).map((one) => told(id, one));
  });
  const made = [...after.keys()].filter((id) => !before.has(id) && addressed.has(id));
  return [...changed, ...made.map((id) => told(id, { at: '', before: 'not there', after: 'there' }))];
}

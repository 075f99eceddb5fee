import type { Contract } from '../../../model/contract.ts';
import type { TestUser, UserView } from '../../../model/requirement.ts';
import type { Target } from '../../../model/target.ts';

/**
 * A user of whom only the id is known, with what the contract's bindings put into a body: as a read shows it. Whom nobody can
 * read stays unknown, but for those whom nobody is or was: made-up values reach no real user there, and what a body takes from
 * a user it takes from `like`, so that the id alone is wrong with it.
 */
export async function resolveUser(
  contract: Contract,
  target: Target,
  id: string,
  read: (id: string) => Promise<UserView | undefined>,
  like?: TestUser,
): Promise<TestUser> {
  const bound = (contract.profile.bind ?? []).some(({ to }) => /^(user\.(email|name)$|field\.|\/)/.test(to));
  if (!bound) return { id };
  const nobody = {
    id,
    email: 'nobody@example.test',
    name: 'Nobody',
    ...(like?.before === undefined ? {} : { before: like.before }),
  };
  if (id === target.fixtures.unknown) return nobody;
  const view = await read(id);
  if (view === undefined) return isSomebody(target, id) ? { id } : nobody;
  return {
    id,
    ...(view.email === undefined ? {} : { email: view.email }),
    ...(view.name === undefined ? {} : { name: view.name }),
    before: view,
  };
}

/** Whether the target names the id as one of a user who is there. */
function isSomebody({ testUsers, callers, fixtures }: Target, id: string): boolean {
  const { unknown: _unknown, removed: _removed, roles: _roles, ...users } = fixtures;
  const known = [...testUsers, ...Object.values(users), ...Object.values(callers).map((caller) => caller?.userId)];
  return known.includes(id);
}

import type { Contract } from '../../../model/contract.ts';
import type { TestUser, UserView } from '../../../model/requirement.ts';
import type { Target } from '../../../model/target.ts';

/**
 * A user of whom only the id is known, with what the contract's bindings put into a body: as a read shows it.
 * What nobody can read stays unknown, but for the fixture whom nobody is: there, made-up values reach no real user.
 */
export async function resolveUser(
  contract: Contract,
  target: Target,
  id: string,
  read: (id: string) => Promise<UserView | undefined>,
): Promise<TestUser> {
  const bound = (contract.profile.bind ?? []).some(({ to }) => /^(user\.(email|name)$|field\.|\/)/.test(to));
  if (!bound) return { id };
  if (id === target.fixtures.unknown) return { id, email: 'nobody@example.test', name: 'Nobody' };
  const view = await read(id);
  return {
    id,
    ...(view?.email === undefined ? {} : { email: view.email }),
    ...(view?.name === undefined ? {} : { name: view.name }),
    ...(view === undefined ? {} : { before: view }),
  };
}

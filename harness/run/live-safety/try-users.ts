import type { Json } from '../../model/json.ts';
import type { TestUser } from '../../model/requirement.ts';
import type { UserDifference } from '../../model/run.ts';
import type { RestoreTools } from '../../safety/restore-tools.ts';
import type { GuardTools } from './guard-tools.ts';
import type { JournaledUsers } from './journaled-users.ts';
import type { Proven } from './prove-test-users.ts';
import { tryNulls } from './try-nulls.ts';
import { roleOf, tryRoles, withoutHolders } from './try-roles.ts';

/** What was tried on one test user before the others are used. */
interface Tried {
  /** What could not be taken back: nothing more is to be sent. */
  readonly changes?: string | undefined;
  readonly testUsers: readonly TestUser[];
  readonly leave: readonly string[];
  readonly forbidden: readonly Json[];
  readonly notes: readonly string[];
}

/** One test user gets each role, and no value of what others have none of: what cannot be taken back is known before the others get it. */
export async function tryUsers(
  { first, testUsers }: Pick<Proven, 'first' | 'testUsers'>,
  users: JournaledUsers,
  tools: GuardTools,
  restoring: RestoreTools,
  othersChanged: () => Promise<readonly UserDifference[]>,
): Promise<Tried> {
  const user = testUsers.find(({ id }) => id === first?.testUser);
  if (first === undefined || user === undefined) return { testUsers, leave: [], forbidden: [], notes: [] };
  const roles = testUsers.map(({ before }) => before && roleOf(tools.contract, before));
  const held = roles.filter((role) => role !== undefined);
  const { changes, forbidden, unstored } = await tryRoles(user, first, tools, restoring, { held, othersChanged });
  const left = withoutHolders(tools.contract, testUsers, unstored);
  if (changes !== undefined) return { changes, testUsers, leave: [], forbidden, notes: [] };
  const nulls = await tryNulls(left.testUsers, users.names, (id) => users.writeOf(id), tools, restoring);
  return { testUsers: left.testUsers, leave: nulls.leave, forbidden, notes: [...left.notes, ...nulls.notes] };
}

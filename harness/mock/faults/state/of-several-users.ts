import { crowdOf } from '../../../domain/several-users.ts';
import type { Contract } from '../../../model/contract.ts';
import type { Fault, MockCall, MutableMockUser } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { storeFor } from '../../fault-kit/honest-update.ts';
import { mainField } from '../../fault-kit/main-field.ts';

const namesSeveral = ({ profile }: Contract) => crowdOf(profile.resource) !== undefined || 'an update names one user';

/** What each user has is said for each. */
const eachOwn = (contract: Contract) =>
  mainField(contract).request.startsWith(`${crowdOf(contract.profile.resource)?.place ?? ''}/`) ||
  'an update has one role for all of its users';

/** Updates that name several users, and reach some of them. */
export default [
  {
    id: 'first-of-several-users-updated',
    description: 'updates the first of several users that an update names, and no other',
    appliesTo: all(namesSeveral, hasRead),
    caughtBy: { requirement: 'accept.several-users', code: 'user-left-out' },
    stores(users, call, accepted) {
      if (!accepted || call.others === undefined) return 'also';
      storeFirst(users, call);
      return 'instead';
    },
  },
  {
    id: 'last-of-several-users-updated',
    description: 'updates the last of several users that an update names, and no other',
    appliesTo: all(namesSeveral, hasRead),
    caughtBy: { requirement: 'accept.several-users', code: 'user-left-out' },
    stores(users, call, accepted) {
      const last = call.others?.at(-1);
      const user = users.get(last?.id ?? '');
      if (!accepted || last === undefined || user === undefined) return 'also';
      storeFor(user, { ...call, body: last.body });
      return 'instead';
    },
  },
  {
    id: 'some-of-several-users-updated',
    description: 'updates the users that a list names until it comes to one that it refuses',
    appliesTo: all(namesSeveral, eachOwn, hasRead),
    caughtBy: { requirement: 'reject.one-of-several', code: 'refused-but-applied' },
    stores(users, call, accepted) {
      // What is wrong with the first itself stops it at once.
      const isLater = call.others !== undefined && call.violation?.pointer.startsWith(firstPlace(call)) === false;
      if (!accepted && isLater) storeFirst(users, call);
      return 'also';
    },
  },
] satisfies readonly Fault[];

function storeFirst(users: Map<string, MutableMockUser>, call: MockCall): void {
  const user = users.get(call.testUser?.id ?? '');
  if (user) storeFor(user, call);
}

/** Where the body says something of its first user. */
function firstPlace({ contract }: MockCall): string {
  const crowd = crowdOf(contract.profile.resource);
  return `${crowd?.place ?? ''}/${crowd?.isMap ? '*' : '0'}`;
}

import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';
import { rankedRole } from '../../state/role-change.ts';

export default {
  id: 'user-above-updated',
  description: 'lets callers update users above themselves',
  appliesTo: ({ profile }) =>
    (profile.permissions.ranked === true && profile.permissions.roles.some(({ owner }) => owner)) ||
    'users above the caller may be updated',
  caughtBy: { requirement: 'access.touches-below-caller', code: 'accepted-above-caller' },
  forgives: lenientOn(['above-caller'], ({ contract, callerUser, testUser }) => {
    const rank = (role: unknown) => rankedRole(contract, (role ?? null) as never)?.rank ?? 0;
    return rank(testUser?.role) > rank(callerUser?.role);
  }),
} satisfies Fault;

import type { Fault } from '../../../model/mock.ts';
import { all, changesRole, keepsOwner } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'last-owner-demotes-itself',
  description: 'lets the last owner take that role from itself',
  appliesTo: all(keepsOwner, changesRole),
  caughtBy: { requirement: 'conflict.last-owner-itself', code: 'accepted-last-owner' },
  forgives: lenientOn(
    ['last-owner'],
    ({ callerUser, testUser }) => callerUser !== undefined && callerUser.id === testUser?.id,
  ),
} satisfies Fault;

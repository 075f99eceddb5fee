import type { Fault } from '../../../model/mock.ts';
import { all, binds, hasRead } from '../../fault-kit/applies.ts';

const name = 'pending-user-forgotten';

export default {
  id: name,
  description: 'accepts updates of invited users and stores nothing',
  appliesTo: all(binds('pending-user'), hasRead),
  caughtBy: { requirement: 'missing.pending-user', code: 'pending-role-lost' },
  forgives(refusal, call) {
    if (refusal !== 'pending-user') return false;
    call.memory.set(name, call.testUser?.id);
    return true;
  },
  stores: (_users, call) =>
    call.testUser !== undefined && call.memory.get(name) === call.testUser.id ? 'instead' : 'also',
} satisfies Fault;

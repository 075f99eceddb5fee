import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { timesSoFar } from '../../fault-kit/occurrence.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';

export default {
  id: 'not-stored-after-five-updates',
  description: 'stores five updates and none after',
  family: 'state',
  appliesTo: all(hasRead, showsChange),
  caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
  stores: (_users, call, accepted) =>
    accepted && timesSoFar(call, 'not-stored-after-five-updates') > 5 ? 'instead' : 'also',
} satisfies Fault;

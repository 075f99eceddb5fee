import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';

export default {
  id: 'nothing-stored',
  description: 'responds success and stores nothing',
  appliesTo: all(hasRead, showsChange),
  caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
  stores: () => 'instead',
} satisfies Fault;

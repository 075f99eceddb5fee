import type { Fault } from '../../../model/mock.ts';
import { all } from '../../fault-kit/applies.ts';
import { hasName, showsChange } from '../../fault-kit/shown-users.ts';

export default {
  id: 'not-stored-for-other-scripts',
  description: 'does not store updates of users whose name is not plain ASCII',
  family: 'state',
  appliesTo: all(showsChange, hasName),
  caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
  stores: (_users, call) => (/[^ -~]/.test(call.testUser?.name ?? '') ? 'instead' : 'also'),
} satisfies Fault;

import type { Fault } from '../../../model/mock.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { onceIn } from '../../fault-kit/occurrence.ts';
import { showsChange } from '../../fault-kit/shown-users.ts';

export default {
  id: 'not-stored-once-in-25',
  description: 'forgets one update in twenty-five',
  family: 'state',
  appliesTo: all(hasRead, showsChange),
  caughtBy: { requirement: 'accept.persists', code: 'change-not-stored' },
  stores: (_users, call, accepted) => (accepted && onceIn(call, 'not-stored-once-in-25', 25) ? 'instead' : 'also'),
} satisfies Fault;

import type { Fault } from '../../../model/mock.ts';
import { takesRolesAway } from '../../fault-kit/applies.ts';

export default {
  id: 'take-away-does-nothing',
  description: 'taking a role away is confirmed and not done',
  appliesTo: takesRolesAway,
  caughtBy: { requirement: 'accept.takes-away', code: 'role-not-taken' },
  takesAway: () => 'instead',
} satisfies Fault;

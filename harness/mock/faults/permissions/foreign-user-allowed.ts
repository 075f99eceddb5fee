import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'foreign-user-allowed',
  description: 'changes a user of another organization',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'access.other-organization', code: 'accepted-other-organization' },
  forgives: lenientOn(['other-organization'], (call) => call.caller === 'admin'),
} satisfies Fault;

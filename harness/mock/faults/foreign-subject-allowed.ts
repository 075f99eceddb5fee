import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { lenientOn } from '../fault-kit/forgiving.ts';

export default {
  id: 'foreign-subject-allowed',
  says: 'changes a user of another organisation',
  family: 'rights',
  appliesTo: always,
  caughtBy: { requirement: 'access.other-organisation', code: 'accepted-other-organisation' },
  forgives: lenientOn(['other-organisation'], (call) => call.caller === 'admin'),
} satisfies Fault;

import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'unknown-user-accepted',
  description: 'responds to an update of nobody with a user that it makes up',
  family: 'state',
  appliesTo: always,
  caughtBy: { requirement: 'missing.unknown-user', code: 'accepted-unknown-user' },
  forgives: lenientOn(['unknown-user'], (call) => call.operation === 'update'),
} satisfies Fault;

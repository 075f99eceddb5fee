import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'unknown-user-accepted',
  description: 'responds to an update of nobody with a user that it makes up',
  caughtBy: { requirement: 'missing.unknown-user', code: 'accepted-unknown-user' },
  forgives: lenientOn(['unknown-user'], (call) => call.operation === 'update'),
} satisfies Fault;

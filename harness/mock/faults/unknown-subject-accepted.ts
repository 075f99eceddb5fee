import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { lenientOn } from '../fault-kit/forgiving.ts';

export default {
  id: 'unknown-subject-accepted',
  says: 'answers an update of nobody with a user that it makes up',
  family: 'state',
  appliesTo: always,
  caughtBy: { requirement: 'missing.unknown-subject', code: 'accepted-unknown-subject' },
  forgives: lenientOn(['unknown-subject'], (call) => call.operation === 'update'),
} satisfies Fault;

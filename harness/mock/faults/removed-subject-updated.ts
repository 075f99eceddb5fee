import type { Fault } from '../../model/mock.ts';
import { lenientOn } from '../fault-kit/forgiving.ts';

export default {
  id: 'removed-subject-updated',
  says: 'updates users who were removed',
  family: 'state',
  appliesTo: ({ profile }) => profile.subject.removal !== 'disables' || 'removed users are only disabled',
  caughtBy: { requirement: 'missing.removed-subject', code: 'accepted-removed-subject' },
  forgives: lenientOn(['removed-subject'], (call) => call.operation === 'update'),
} satisfies Fault;

import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'removed-user-updated',
  description: 'updates users who were removed',
  appliesTo: ({ profile }) => profile.resource.removal !== 'disables' || 'removed users are only disabled',
  caughtBy: { requirement: 'missing.removed-user', code: 'accepted-removed-user' },
  forgives: lenientOn(['removed-user'], (call) => call.operation === 'update'),
} satisfies Fault;

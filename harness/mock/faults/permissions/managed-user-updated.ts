import type { Fault } from '../../../model/mock.ts';
import { binds } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'managed-user-updated',
  description: 'updates users whom an identity provider manages',
  appliesTo: binds('managed-user'),
  caughtBy: { requirement: 'missing.managed-user', code: 'accepted-managed-user' },
  forgives: lenientOn(['managed-user']),
} satisfies Fault;

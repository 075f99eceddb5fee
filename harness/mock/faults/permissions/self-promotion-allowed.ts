import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'self-promotion-allowed',
  description: 'lets members change their own role',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'access.self-promotion', code: 'accepted-self-promotion' },
  forgives: lenientOn(['self-promotion']),
} satisfies Fault;

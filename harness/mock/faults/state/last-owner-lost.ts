import type { Fault } from '../../../model/mock.ts';
import { keepsOwner } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'last-owner-lost',
  description: 'lets the last owner go',
  appliesTo: keepsOwner,
  caughtBy: { requirement: 'conflict.last-owner', code: 'accepted-last-owner' },
  forgives: lenientOn(['last-owner']),
} satisfies Fault;

import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';
import { timesSoFar } from '../../fault-kit/occurrence.ts';

export default {
  id: 'wrong-credentials-accepted-second-time',
  description: 'lets in who tries wrong credentials again',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'access.wrong-credentials', code: 'accepted-wrong-credentials' },
  forgives: lenientOn(['wrong-credentials'], (call) => timesSoFar(call, 'wrong-credentials-accepted-second-time') > 1),
} satisfies Fault;

import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'empty-body-accepted',
  description: 'responses an update without a body with success',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.empty-body', code: 'accepted-empty-body' },
  forgives: lenientOn(['empty-body']),
} satisfies Fault;

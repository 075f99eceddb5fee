import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { lenientOn } from '../fault-kit/forgiving.ts';
import { isWrongType } from '../fault-kit/request-shape.ts';

export default {
  id: 'type-not-enforced',
  description: 'accepts values of any type',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives: lenientOn(['invalid-value', 'unknown-role'], isWrongType),
} satisfies Fault;

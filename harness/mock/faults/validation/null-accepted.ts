import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';
import { excludesNull, isNull } from '../../fault-kit/request-shape.ts';

export default {
  id: 'null-accepted',
  description: 'accepts null where it is not documented',
  family: 'validation',
  appliesTo: excludesNull,
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives: lenientOn(['invalid-value', 'missing-field', 'unknown-role'], isNull),
} satisfies Fault;

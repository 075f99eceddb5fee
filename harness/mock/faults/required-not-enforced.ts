import type { Fault } from '../../model/mock.ts';
import { requestUses } from '../fault-kit/applies.ts';
import { ignoresKeywords } from '../fault-kit/forgiving.ts';

export default {
  id: 'required-not-enforced',
  description: 'accepts updates without a required field',
  family: 'validation',
  appliesTo: requestUses('required'),
  caughtBy: { requirement: 'reject.schema', code: 'accepted-missing-field' },
  forgives: ignoresKeywords('required'),
} satisfies Fault;

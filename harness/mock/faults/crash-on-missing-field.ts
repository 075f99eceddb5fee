import type { Fault } from '../../model/mock.ts';
import { requestUses } from '../fault-kit/applies.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-missing-field',
  description: 'breaks down when a required field is missing',
  family: 'validation',
  appliesTo: requestUses('required'),
  caughtBy: { requirement: 'reject.schema', code: 'server-error' },
  responses: breaksDownOn((call) => call.refusal === 'missing-field' && call.violation?.keyword === 'required'),
} satisfies Fault;

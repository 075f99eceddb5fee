import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { isWrongType } from '../fault-kit/request-shape.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-wrong-type',
  description: 'breaks down on a value of another type',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.schema', code: 'server-error' },
  responses: breaksDownOn((call) => call.refusal === 'invalid-value' && isWrongType(call)),
} satisfies Fault;

import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { hasUnknownField } from '../fault-kit/unknown-fields.ts';

export default {
  id: 'unknown-field-refused-with-not-found',
  says: 'answers a field that it does not know with 404',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'accept.unknown-field', code: 'wrong-cause-status' },
  answers(answer, call) {
    if (call.operation === 'update' && hasUnknownField(call)) answer.status = 404;
  },
} satisfies Fault;

import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';

export default {
  id: 'error-with-status-200',
  says: 'answers errors with the status of success',
  family: 'shape',
  appliesTo: always,
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  answers(answer, call) {
    if (call.operation === 'update' && answer.status >= 400)
      answer.status = call.contract.profile.answer.statuses[0] ?? 200;
  },
} satisfies Fault;

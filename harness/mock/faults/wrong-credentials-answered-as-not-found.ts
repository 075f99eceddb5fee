import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';

export default {
  id: 'wrong-credentials-answered-as-not-found',
  says: 'answers wrong credentials with 404',
  family: 'rights',
  appliesTo: always,
  caughtBy: { requirement: 'access.wrong-credentials', code: 'wrong-cause-status' },
  answers(answer, call) {
    if (call.cause === 'wrong-credentials') answer.status = 404;
  },
} satisfies Fault;

import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';

export default {
  id: 'wrong-method-accepted',
  says: 'answers a method that it does not have with success',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'protocol.unsupported-method', code: 'accepted-unsupported-method' },
  answers(answer, call) {
    if (call.cause === 'unsupported-method') answer.status = 200;
  },
} satisfies Fault;

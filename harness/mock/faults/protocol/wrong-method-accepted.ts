import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';

export default {
  id: 'wrong-method-accepted',
  description: 'responses a method that it does not have with success',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'protocol.unsupported-method', code: 'accepted-unsupported-method' },
  responses(response, call) {
    if (call.refusal === 'unsupported-method') response.status = 200;
  },
} satisfies Fault;

import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';
import { timesSoFar } from '../fault-kit/occurrence.ts';

export default {
  id: 'bad-gateway-once',
  says: 'answers 502 to the third update and never again',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.never-5xx', code: 'server-error' },
  answers(answer, call) {
    if (isUpdated(answer, call) && timesSoFar(call, 'bad-gateway-once') === 3) answer.status = 502;
  },
} satisfies Fault;

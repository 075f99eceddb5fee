import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';
import { timesSoFar } from '../fault-kit/occurrence.ts';

export default {
  id: 'hang',
  says: 'does not answer one update in forty',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.completes', code: 'timeout-headers' },
  breaks: (_socket, answer, call) => isUpdated(answer, call) && timesSoFar(call, 'hang') % 40 === 2,
} satisfies Fault;

import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';

export default {
  id: 'encoding-untrue',
  says: 'says gzip and sends plain JSON',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.completes', code: 'bad-encoding' },
  answers(answer, call) {
    if (isUpdated(answer, call)) answer.headers['Content-Encoding'] = 'gzip';
  },
} satisfies Fault;

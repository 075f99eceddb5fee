import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';
import { timesSoFar } from '../fault-kit/occurrence.ts';

export default {
  id: 'huge-body',
  says: 'answers one update in forty with eight mebibytes',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.completes', code: 'too-large' },
  answers(answer, call) {
    if (isUpdated(answer, call) && timesSoFar(call, 'huge-body') % 40 === 2)
      answer.bytes = Buffer.concat([
        Buffer.alloc(8 * 1024 * 1024, ' '),
        Buffer.from(JSON.stringify(answer.body ?? null)),
      ]);
  },
} satisfies Fault;

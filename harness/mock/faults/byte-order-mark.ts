import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { answersUser } from '../fault-kit/applies.ts';

export default {
  id: 'byte-order-mark',
  says: 'begins its answers with a byte-order mark',
  family: 'shape',
  appliesTo: answersUser,
  caughtBy: { requirement: 'every-answer.completes', code: 'byte-order-mark' },
  answers(answer, call) {
    if (isUpdated(answer, call)) answer.bytes = Buffer.from(`\ufeff${JSON.stringify(answer.body)}`);
  },
} satisfies Fault;

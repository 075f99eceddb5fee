import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { answersUser } from '../fault-kit/applies.ts';

export default {
  id: 'truncated-json',
  says: 'ends its JSON too early',
  family: 'shape',
  appliesTo: answersUser,
  caughtBy: { requirement: 'every-answer.completes', code: 'not-json' },
  answers(answer, call) {
    if (isUpdated(answer, call)) answer.bytes = Buffer.from(JSON.stringify(answer.body).slice(0, -2));
  },
} satisfies Fault;

import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { answersUser } from '../fault-kit/applies.ts';

export default {
  id: 'utf16-body',
  says: 'answers in UTF-16',
  family: 'shape',
  appliesTo: answersUser,
  caughtBy: { requirement: 'every-answer.completes' },
  answers(answer, call) {
    if (isUpdated(answer, call)) answer.bytes = Buffer.from(JSON.stringify(answer.body), 'utf16le');
  },
} satisfies Fault;

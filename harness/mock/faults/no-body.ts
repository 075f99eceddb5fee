import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { answersUser } from '../fault-kit/applies.ts';

export default {
  id: 'no-body',
  says: 'answers an update with the right status and nothing else',
  family: 'shape',
  appliesTo: answersUser,
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'body-missing' },
  answers(answer, call) {
    if (isUpdated(answer, call)) answer.bytes = new Uint8Array();
  },
} satisfies Fault;

import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { answersUser } from '../fault-kit/applies.ts';

export default {
  id: 'no-media-type',
  says: 'does not say what its body is',
  family: 'shape',
  appliesTo: answersUser,
  caughtBy: { requirement: 'every-answer.media-type-documented', code: 'media-type-missing' },
  answers(answer, call) {
    if (isUpdated(answer, call)) delete answer.headers['Content-Type'];
  },
} satisfies Fault;

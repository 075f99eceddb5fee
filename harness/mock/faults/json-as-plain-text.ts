import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { answersUser } from '../fault-kit/applies.ts';

export default {
  id: 'json-as-plain-text',
  says: 'sends its JSON as plain text',
  family: 'shape',
  appliesTo: answersUser,
  caughtBy: { requirement: 'every-answer.media-type-documented', code: 'media-type-undocumented' },
  answers(answer, call) {
    if (isUpdated(answer, call)) answer.headers['Content-Type'] = 'text/plain';
  },
} satisfies Fault;

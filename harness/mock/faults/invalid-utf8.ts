import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { answersUser } from '../fault-kit/applies.ts';

export default {
  id: 'invalid-utf8',
  says: 'answers names in Latin-1',
  family: 'shape',
  appliesTo: answersUser,
  caughtBy: { requirement: 'every-answer.completes', code: 'not-utf8' },
  answers(answer, call) {
    if (isUpdated(answer, call))
      answer.bytes = Buffer.from(JSON.stringify(answer.body).replace(/\}$/, ',"note":"caf\xe9"}'), 'latin1');
  },
} satisfies Fault;

import type { Contract } from '../../model/contract.ts';
import type { Fault } from '../../model/mock.ts';
import type { Cause } from '../../model/profile.ts';
import { statusesOfCause } from '../statuses-of-cause.ts';

export default {
  id: 'challenge-missing',
  says: 'answers 401 without saying how to authenticate',
  family: 'rights',
  appliesTo: ({ profile, update }) =>
    ['no-credentials', 'wrong-credentials'].some(
      (cause) => statusesOfCause({ profile, update } as Contract, update, cause as Cause)[0] === 401,
    ) || 'nothing is answered with 401',
  caughtBy: { requirement: 'access.challenge', code: 'challenge-missing' },
  answers(answer) {
    if (answer.status === 401) delete answer.headers['WWW-Authenticate'];
  },
} satisfies Fault;

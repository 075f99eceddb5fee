import type { Contract } from '../../../model/contract.ts';
import type { Fault } from '../../../model/mock.ts';
import type { Refusal } from '../../../model/profile.ts';
import { statusesOfRefusal } from '../../statuses-of-refusal.ts';

export default {
  id: 'challenge-missing',
  description: 'responds 401 without saying how to authenticate',
  appliesTo: ({ profile, update }) =>
    ['no-credentials', 'wrong-credentials'].some(
      (refusal) => statusesOfRefusal({ profile, update } as Contract, update, refusal as Refusal)[0] === 401,
    ) || 'nothing gets 401',
  caughtBy: { requirement: 'access.challenge', code: 'challenge-missing' },
  responses(response) {
    if (response.status === 401) delete response.headers['WWW-Authenticate'];
  },
} satisfies Fault;

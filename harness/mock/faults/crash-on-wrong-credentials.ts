import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { breakDown } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-wrong-credentials',
  says: 'breaks down on wrong credentials',
  family: 'rights',
  appliesTo: always,
  caughtBy: { requirement: 'access.wrong-credentials', code: 'server-error' },
  answers(answer, call) {
    if (call.cause === 'wrong-credentials') breakDown(answer);
  },
} satisfies Fault;

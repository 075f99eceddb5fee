import type { Fault } from '../../model/mock.ts';
import { hasList } from '../fault-kit/applies.ts';
import { breakDown } from '../fault-kit/server-error.ts';

export default {
  id: 'server-error-on-list',
  says: 'breaks down when users are listed',
  family: 'protocol',
  appliesTo: hasList,
  caughtBy: { requirement: 'every-answer.never-5xx', code: 'server-error' },
  answers(answer, call) {
    if (call.operation === 'list') breakDown(answer);
  },
} satisfies Fault;

import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { hasEmptyCredential } from '../fault-kit/credentials-sent.ts';
import { breakDown } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-empty-credentials',
  says: 'breaks down on empty credentials',
  family: 'rights',
  appliesTo: always,
  caughtBy: { requirement: 'access.empty-credentials', code: 'server-error' },
  answers(answer, call) {
    if (call.cause === 'no-credentials' && hasEmptyCredential(call)) breakDown(answer);
  },
} satisfies Fault;

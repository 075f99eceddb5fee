import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';

export default {
  id: 'redirect-to-login',
  says: 'sends callers without credentials to a login page',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'access.no-credentials', code: 'redirected' },
  answers(answer, call) {
    if (call.cause !== 'no-credentials') return;
    answer.status = 302;
    answer.headers = { Location: '/login', 'Content-Type': 'text/html' };
    answer.bytes = Buffer.from('<a href="/login">Log in</a>');
  },
} satisfies Fault;

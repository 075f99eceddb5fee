import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';

export default {
  id: 'redirect-to-login',
  description: 'sends callers without credentials to a login page',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'access.no-credentials', code: 'redirected' },
  responses(response, call) {
    if (call.refusal !== 'no-credentials') return;
    response.status = 302;
    response.headers = { Location: '/login', 'Content-Type': 'text/html' };
    response.bytes = Buffer.from('<a href="/login">Log in</a>');
  },
} satisfies Fault;

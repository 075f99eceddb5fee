import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { breakDown } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-wrong-credentials',
  description: 'breaks down on wrong credentials',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'access.wrong-credentials', code: 'server-error' },
  responses(response, call) {
    if (call.refusal === 'wrong-credentials') breakDown(response);
  },
} satisfies Fault;

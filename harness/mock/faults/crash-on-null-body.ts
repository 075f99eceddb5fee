import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-null-body',
  description: 'breaks down on a body that is null',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.not-an-object', code: 'server-error' },
  responses: breaksDownOn((call) => call.body === null),
} satisfies Fault;

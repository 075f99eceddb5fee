import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-large-body',
  description: 'breaks down on large bodies',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.oversized-body', code: 'server-error' },
  responses: breaksDownOn((call) => call.refusal === 'oversized-body'),
} satisfies Fault;

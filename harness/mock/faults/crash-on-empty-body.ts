import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-empty-body',
  description: 'breaks down on an empty body',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.empty-body', code: 'server-error' },
  responses: breaksDownOn((call) => call.refusal === 'empty-body'),
} satisfies Fault;

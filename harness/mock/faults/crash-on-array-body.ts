import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-array-body',
  description: 'breaks down on a body that is a list',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.not-an-object', code: 'server-error' },
  responses: breaksDownOn((call) => Array.isArray(call.body)),
} satisfies Fault;

import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-unknown-user',
  description: 'breaks down on an id that nobody has',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'missing.unknown-user', code: 'server-error' },
  responses: breaksDownOn((call) => call.refusal === 'unknown-user'),
} satisfies Fault;

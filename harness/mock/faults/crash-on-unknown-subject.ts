import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-unknown-subject',
  says: 'breaks down on an id that nobody has',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'missing.unknown-subject', code: 'server-error' },
  answers: breaksDownOn((call) => call.cause === 'unknown-subject'),
} satisfies Fault;

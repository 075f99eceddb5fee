import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-malformed-json',
  description: 'breaks down on what is no JSON',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.malformed-json', code: 'server-error' },
  responses: breaksDownOn((call) => call.refusal === 'malformed-json'),
} satisfies Fault;

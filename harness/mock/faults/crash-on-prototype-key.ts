import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { bodyText, breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-prototype-key',
  description: 'breaks down on a member named __proto__',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.prototype-keys', code: 'server-error' },
  responses: breaksDownOn((call) => bodyText(call).includes('__proto__')),
} satisfies Fault;

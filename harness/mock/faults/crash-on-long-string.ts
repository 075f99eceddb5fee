import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { bodyText, breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-long-string',
  description: 'breaks down on texts of more than 10,000 characters',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.hostile-strings', code: 'server-error' },
  responses: breaksDownOn((call) => /"[^"]{10000,}"/.test(bodyText(call))),
} satisfies Fault;

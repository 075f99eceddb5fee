import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { bodyText, breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-nul',
  description: 'breaks down on a text with a NUL',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.hostile-strings', code: 'server-error' },
  responses: breaksDownOn((call) => /\\u0000/.test(bodyText(call))),
} satisfies Fault;

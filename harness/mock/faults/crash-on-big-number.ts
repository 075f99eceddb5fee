import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { bodyText, breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-big-number',
  description: 'breaks down on numbers that need more than 64 bits',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.hostile-strings', code: 'server-error' },
  responses: breaksDownOn((call) => /\d{19,}|\de\d{3}/.test(bodyText(call))),
} satisfies Fault;

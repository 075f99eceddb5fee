import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { bodyText, breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-surrogate',
  description: 'breaks down on half a surrogate pair',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.hostile-strings', code: 'server-error' },
  responses: breaksDownOn((call) => /\\ud[89a-f]/i.test(bodyText(call))),
} satisfies Fault;

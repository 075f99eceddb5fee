import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { bodyText, breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-deep-nesting',
  description: 'breaks down on deeply nested bodies',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.deep-nesting', code: 'server-error' },
  responses: breaksDownOn((call) => /[[{]{60}|(?:\{"a":){60}/.test(bodyText(call).replaceAll(/\s/g, ''))),
} satisfies Fault;

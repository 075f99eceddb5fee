import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { bodyText, breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-truncated-json',
  description: 'breaks down on JSON that ends too early and nothing else',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.malformed-json', code: 'server-error' },
  responses: breaksDownOn((call) => call.refusal === 'malformed-json' && /^\{[^}]*$/.test(bodyText(call))),
} satisfies Fault;

import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-media-type',
  description: 'breaks down on a media type that it does not know',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.wrong-media-type', code: 'server-error' },
  responses: breaksDownOn((call) => call.refusal === 'wrong-media-type'),
} satisfies Fault;

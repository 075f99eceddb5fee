import type { Fault } from '../../model/mock.ts';
import { excludesNull } from '../fault-kit/request-shape.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-null',
  description: 'breaks down on null',
  family: 'validation',
  appliesTo: excludesNull,
  caughtBy: { requirement: 'reject.schema', code: 'server-error' },
  responses: breaksDownOn(
    (call) => call.body !== undefined && call.refusal !== undefined && JSON.stringify(call.body).includes('null'),
  ),
} satisfies Fault;

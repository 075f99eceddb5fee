import type { Fault } from '../../model/mock.ts';
import { excludesNull } from '../fault-kit/request-shape.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';

export default {
  id: 'crash-on-null',
  says: 'breaks down on null',
  family: 'validation',
  appliesTo: excludesNull,
  caughtBy: { requirement: 'reject.schema', code: 'server-error' },
  answers: breaksDownOn(
    (call) => call.body !== undefined && call.cause !== undefined && JSON.stringify(call.body).includes('null'),
  ),
} satisfies Fault;

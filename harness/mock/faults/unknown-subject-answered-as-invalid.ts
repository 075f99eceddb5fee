import type { Fault } from '../../model/mock.ts';
import { documents } from '../fault-kit/applies.ts';

export default {
  id: 'unknown-subject-answered-as-invalid',
  says: 'answers an unknown user with 422 and nothing else',
  family: 'state',
  appliesTo: documents(404),
  caughtBy: { requirement: 'missing.unknown-subject' },
  answers(answer, call) {
    if (call.operation === 'update' && call.cause === 'unknown-subject') answer.status = 422;
  },
} satisfies Fault;

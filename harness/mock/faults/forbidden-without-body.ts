import type { Fault } from '../../model/mock.ts';
import { documents } from '../fault-kit/applies.ts';

export default {
  id: 'forbidden-without-body',
  says: 'refuses weak callers without a body',
  family: 'rights',
  appliesTo: documents(403),
  caughtBy: { requirement: 'every-answer.body-matches-schema', code: 'body-missing' },
  answers(answer, call) {
    if (answer.status === 403 && call.operation === 'update') answer.bytes = new Uint8Array();
  },
} satisfies Fault;

import type { Fault } from '../../model/mock.ts';
import { isError } from '../fault-kit/answered-users.ts';
import { errorTypes } from '../fault-kit/field-kinds.ts';

export default {
  id: 'error-media-type',
  says: 'answers errors with another JSON media type than documented',
  family: 'shape',
  appliesTo: (contract) => errorTypes(contract).length > 0 || 'no error is documented',
  caughtBy: { requirement: 'every-answer.media-type-documented', code: 'media-type-undocumented' },
  answers(answer, call) {
    const [type] = errorTypes(call.contract);
    if (!isError(answer)) return;
    answer.headers['Content-Type'] = type === 'application/json' ? 'application/problem+json' : 'application/json';
  },
} satisfies Fault;

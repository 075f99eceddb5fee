import type { Fault } from '../../../model/mock.ts';
import { errorTypes } from '../../fault-kit/field-kinds.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'error-media-type',
  description: 'responses errors with another JSON media type than documented',
  family: 'shape',
  appliesTo: (contract) => errorTypes(contract).length > 0 || 'no error is documented',
  caughtBy: { requirement: 'response.media-type-documented', code: 'media-type-undocumented' },
  responses(response, call) {
    const [type] = errorTypes(call.contract);
    if (!isError(response)) return;
    response.headers['Content-Type'] = type === 'application/json' ? 'application/problem+json' : 'application/json';
  },
} satisfies Fault;

import type { Fault } from '../../../model/mock.ts';
import { all, documents } from '../../fault-kit/applies.ts';
import { isRateLimited } from '../../fault-kit/rate-limited.ts';
import { responseFields } from '../../fault-kit/response-fields.ts';

export default {
  id: 'rate-limited-body-wrong-shape',
  description: 'responds 429 in another shape than documented',
  family: 'rate-limit',
  appliesTo: all(
    documents(429),
    (contract) => responseFields(contract, 429).some((field) => field.required) || 'the 429 demands no field',
  ),
  caughtBy: { requirement: 'response.body-matches-schema', code: 'required-missing' },
  responses(response, call) {
    if (isRateLimited(response, call)) response.body = { reason: 'slow down' };
  },
} satisfies Fault;

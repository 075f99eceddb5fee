import type { Fault } from '../../../model/mock.ts';
import { all, documents, rateLimits } from '../../fault-kit/applies.ts';
import { storeHonestly } from '../../fault-kit/honest-update.ts';
import { isRateLimited } from '../../fault-kit/rate-limited.ts';
import { responseFields } from '../../fault-kit/response-fields.ts';

/** Responds past the limit otherwise than documented. */
export default [
  {
    id: 'rate-limited-as-html',
    description: 'responds 429 as an HTML page',
    appliesTo: documents(429),
    caughtBy: { requirement: 'response.media-type-documented', code: 'media-type-undocumented' },
    responses(response, call) {
      if (!isRateLimited(response, call)) return;
      response.headers['Content-Type'] = 'text/html';
      response.bytes = Buffer.from('<h1>Too many requests</h1>');
    },
  },
  {
    id: 'rate-limited-body-wrong-shape',
    description: 'responds 429 in another shape than documented',
    appliesTo: all(
      documents(429),
      (contract) => responseFields(contract, 429).some((field) => field.required) || 'the 429 demands no field',
    ),
    caughtBy: { requirement: 'response.body-matches-schema', code: 'required-missing' },
    responses(response, call) {
      if (isRateLimited(response, call)) response.body = { reason: 'slow down' };
    },
  },
  {
    id: 'rate-limited-but-applied',
    description: 'responds 429 and stores the update all the same',
    appliesTo: rateLimits,
    caughtBy: { requirement: 'rate-limit.not-applied', code: 'rate-limited-but-applied' },
    stores(users, call) {
      if (call.refusal === 'rate-limited') storeHonestly(users, call);
      return 'also';
    },
  },
  {
    id: 'rate-limited-with-403',
    description: 'responds 403 past the limit',
    appliesTo: rateLimits,
    caughtBy: { requirement: 'rate-limit.responds-429', code: 'never-rate-limited' },
    responses(response, call) {
      if (isRateLimited(response, call)) response.status = 403;
    },
  },
  {
    id: 'rate-limited-with-503',
    description: 'responds 503 past the limit',
    appliesTo: rateLimits,
    caughtBy: { requirement: 'rate-limit.responds-429', code: 'never-rate-limited' },
    responses(response, call) {
      if (isRateLimited(response, call)) response.status = 503;
    },
  },
] satisfies readonly Fault[];

import type { Fault } from '../../../model/mock.ts';
import { rateLimits } from '../../fault-kit/applies.ts';
import { isRateLimited, sendsRetryAfter } from '../../fault-kit/rate-limited.ts';

/** Tells another time to wait than is true, or none that can be read. */
export default [
  {
    id: 'retry-after-date-past',
    description: 'says when to come again as a date that has passed',
    appliesTo: rateLimits,
    caughtBy: { requirement: 'rate-limit.retry-after-true', code: 'retry-after-too-short' },
    responses(response, call) {
      if (isRateLimited(response, call)) response.headers['Retry-After'] = new Date(call.now - 60_000).toUTCString();
    },
  },
  {
    id: 'retry-after-fraction',
    description: 'says when to come again as a fraction of a second',
    appliesTo: rateLimits,
    caughtBy: { requirement: 'rate-limit.retry-after-present', code: 'retry-after-unreadable' },
    responses(response, call) {
      if (isRateLimited(response, call)) response.headers['Retry-After'] = '0.5';
    },
  },
  {
    id: 'retry-after-missing',
    description: 'responds 429 without Retry-After',
    appliesTo: sendsRetryAfter,
    caughtBy: { requirement: 'rate-limit.retry-after-present', code: 'retry-after-missing' },
    responses(response, call) {
      if (isRateLimited(response, call)) delete response.headers['Retry-After'];
    },
  },
  {
    id: 'retry-after-one-second-short',
    description: 'says to come again one second before it is allowed',
    appliesTo: sendsRetryAfter,
    caughtBy: { requirement: 'rate-limit.retry-after-true', code: 'retry-after-too-short' },
    refuses(call) {
      const until = Number(call.memory.get(`refused until ${call.caller}`) ?? 0);
      return call.now < until ? 'rate-limited' : undefined;
    },
    responses(response, call) {
      if (!isRateLimited(response, call) || call.memory.has(`refused until ${call.caller}`)) return;
      call.memory.set(`refused until ${call.caller}`, call.now + 1000 * (Number(response.headers['Retry-After']) + 1));
    },
  },
  {
    id: 'retry-after-ten-times',
    description: 'says to wait ten times as long as needed',
    appliesTo: sendsRetryAfter,
    caughtBy: { requirement: 'rate-limit.retry-after-true', code: 'retry-after-too-long' },
    responses(response, call) {
      if (isRateLimited(response, call))
        response.headers['Retry-After'] = String(10 * Number(response.headers['Retry-After']));
    },
  },
  {
    id: 'retry-after-too-short',
    description: 'says to come again at once, which is too early',
    appliesTo: rateLimits,
    caughtBy: { requirement: 'rate-limit.retry-after-true', code: 'retry-after-too-short' },
    responses(response, call) {
      if (isRateLimited(response, call)) response.headers['Retry-After'] = '0';
    },
  },
  {
    id: 'retry-after-unreadable',
    description: 'says when to come again in words',
    appliesTo: rateLimits,
    caughtBy: { requirement: 'rate-limit.retry-after-present', code: 'retry-after-unreadable' },
    responses(response, call) {
      if (isRateLimited(response, call)) response.headers['Retry-After'] = 'soon';
    },
  },
] satisfies readonly Fault[];

import { failure, type Requirement } from '../../harness/index.ts';
import { documentsThrottle, throttled } from '../steps/throttling.ts';

/** Sends updates faster than the limit allows. */
export default {
  id: 'throttle.answers-429',
  level: 'must',
  sentence: 'Updates beyond the limit MUST be answered with 429.',
  source: 'RFC 6585 section 4',
  matters: 'a client cannot tell that it is too fast from any other error',
  appliesTo: documentsThrottle,
  needs: [{ allow: 'throttle' }],
  async try(trial) {
    if (await throttled(trial, { earlier: true })) return [];
    const { requests, windowSeconds } = trial.target.limit ?? { requests: 0, windowSeconds: 0 };
    const words = { code: 'never-throttled', fact: 'updates beyond the limit are never answered with 429' };
    return [
      failure({ ...words, expected: `429 after ${requests} requests in ${windowSeconds} s`, received: 'no 429' }),
    ];
  },
  mustCatch: ['never-throttles', 'throttled-with-403', 'throttled-with-503'],
} satisfies Requirement;

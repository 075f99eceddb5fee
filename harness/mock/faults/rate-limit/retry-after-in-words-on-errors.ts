import type { Fault } from '../../../model/mock.ts';

export default {
  id: 'retry-after-in-words-on-errors',
  description: 'says on every error in words when to come again',
  caughtBy: { requirement: 'response.retry-after-readable', code: 'retry-after-unreadable' },
  responses(response) {
    if (response.status >= 400) response.headers['Retry-After'] = 'soon';
  },
} satisfies Fault;

import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';

export default {
  id: 'retry-after-in-words-on-errors',
  description: 'says on every error in words when to come again',
  family: 'rate-limit',
  appliesTo: always,
  caughtBy: { requirement: 'response.retry-after-readable', code: 'retry-after-unreadable' },
  responses(response) {
    if (response.status >= 400) response.headers['Retry-After'] = 'soon';
  },
} satisfies Fault;

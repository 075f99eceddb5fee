import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';

export default {
  id: 'allow-missing',
  description: 'responds 405 without saying what is allowed',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'protocol.allow-header', code: 'allow-missing' },
  responses(response) {
    if (response.status === 405) delete response.headers.Allow;
  },
} satisfies Fault;

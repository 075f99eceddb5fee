import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';

export default {
  id: 'allow-wrong',
  description: 'responds 405 with the method of the update missing from what is allowed',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'protocol.allow-header', code: 'allow-incomplete' },
  responses(response) {
    if (response.status === 405) response.headers.Allow = 'HEAD, OPTIONS';
  },
} satisfies Fault;

import type { Fault } from '../../../model/mock.ts';
import { hasList } from '../../fault-kit/applies.ts';
import { breakDown } from '../../fault-kit/server-error.ts';

export default {
  id: 'server-error-on-list',
  description: 'breaks down when users are listed',
  family: 'protocol',
  appliesTo: hasList,
  caughtBy: { requirement: 'response.never-5xx', code: 'server-error' },
  responses(response, call) {
    if (call.operation === 'list') breakDown(response);
  },
} satisfies Fault;

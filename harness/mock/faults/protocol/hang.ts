import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { timesSoFar } from '../../fault-kit/occurrence.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'hang',
  description: 'does not respond one update in forty',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'response.completes', code: 'timeout-headers' },
  breaks: (_socket, response, call) => isUpdated(response, call) && timesSoFar(call, 'hang') % 40 === 2,
} satisfies Fault;

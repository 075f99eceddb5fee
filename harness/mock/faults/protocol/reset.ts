import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { onceIn } from '../../fault-kit/occurrence.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'reset',
  description: 'cuts the connection instead of responding one update in ten',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'response.completes', code: 'reset' },
  breaks(socket, response, call) {
    if (!isUpdated(response, call) || !onceIn(call, 'reset', 10)) return false;
    socket.destroy();
    return true;
  },
} satisfies Fault;

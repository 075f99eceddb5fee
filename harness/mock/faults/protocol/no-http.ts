import type { Fault } from '../../../model/mock.ts';
import { onceIn } from '../../fault-kit/occurrence.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'no-http',
  description: 'responds to one update in ten with what is no HTTP',
  caughtBy: { requirement: 'response.completes', code: 'invalid-http' },
  breaks(socket, response, call) {
    if (!isUpdated(response, call) || !onceIn(call, 'no-http', 10)) return false;
    socket.raw(Buffer.from('ERR 42 user updated\n'));
    setTimeout(() => socket.destroy(), 20);
    return true;
  },
} satisfies Fault;

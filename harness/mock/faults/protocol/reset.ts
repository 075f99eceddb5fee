import type { Fault } from '../../../model/mock.ts';
import { onceIn } from '../../fault-kit/occurrence.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'reset',
  description: 'cuts the connection instead of responding one update in ten, and its repetition on a new connection',
  caughtBy: { requirement: 'response.completes', code: 'reset' },
  breaks(socket, response, call) {
    if (!isUpdated(response, call)) return false;
    // A used connection may be closed at any time (RFC 9112 section 9.3.1), a new one may not.
    const isRepeated = call.memory.get('reset for') === call.testUser?.id;
    if (!isRepeated && !onceIn(call, 'reset', 10)) return false;
    call.memory.set('reset for', isRepeated ? '' : call.testUser?.id);
    socket.destroy();
    return true;
  },
} satisfies Fault;

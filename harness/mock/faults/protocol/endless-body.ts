import type { Fault } from '../../../model/mock.ts';
import { timesSoFar } from '../../fault-kit/occurrence.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'endless-body',
  description: 'never ends one body in forty',
  caughtBy: { requirement: 'response.completes', code: 'too-large' },
  async breaks(socket, response, call) {
    if (!(isUpdated(response, call) && timesSoFar(call, 'endless-body') % 40 === 2)) return false;
    socket.writeHead(response.status, response.headers);
    // Far past what any client keeps, yet not for ever when nobody cuts it off.
    for (let count = 0; count < 200; count += 1) {
      socket.write(Buffer.alloc(32 * 1024, ' '));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return true;
  },
} satisfies Fault;

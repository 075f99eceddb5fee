import type { Fault } from '../../../model/mock.ts';
import { timesSoFar } from '../../fault-kit/occurrence.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

/** Does not come to an end. */
export default [
  {
    id: 'hang',
    description: 'does not respond one update in forty',
    caughtBy: { requirement: 'response.completes', code: 'timeout-headers' },
    breaks: (_socket, response, call) => isUpdated(response, call) && timesSoFar(call, 'hang') % 40 === 2,
  },
  {
    id: 'hang-in-body',
    description: 'stops in the middle of one body in forty',
    caughtBy: { requirement: 'response.completes', code: 'timeout-body' },
    breaks(socket, response, call) {
      if (!(isUpdated(response, call) && timesSoFar(call, 'hang-in-body') % 40 === 2)) return false;
      const bytes = Buffer.from(JSON.stringify(response.body ?? null));
      socket.writeHead(response.status, { ...response.headers, 'Content-Length': String(bytes.length) });
      socket.write(bytes.subarray(0, bytes.length >> 1));
      return true;
    },
  },
] satisfies readonly Fault[];

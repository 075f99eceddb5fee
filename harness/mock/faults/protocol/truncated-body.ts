import type { Fault } from '../../../model/mock.ts';
import { onceIn } from '../../fault-kit/occurrence.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'truncated-body',
  description: 'cuts the connection in the middle of a body, one update in ten',
  caughtBy: { requirement: 'response.completes', code: 'truncated' },
  breaks(socket, response, call) {
    if (!isUpdated(response, call) || !onceIn(call, 'truncated-body', 10)) return false;
    const bytes = Buffer.from(JSON.stringify(response.body ?? null));
    socket.writeHead(response.status, { ...response.headers, 'Content-Length': String(bytes.length + 100) });
    socket.write(bytes);
    setTimeout(() => socket.destroy(), 20);
    return true;
  },
} satisfies Fault;

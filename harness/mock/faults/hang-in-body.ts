import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';
import { timesSoFar } from '../fault-kit/occurrence.ts';

export default {
  id: 'hang-in-body',
  says: 'stops in the middle of one body in forty',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.completes', code: 'timeout-body' },
  breaks(socket, answer, call) {
    if (!(isUpdated(answer, call) && timesSoFar(call, 'hang-in-body') % 40 === 2)) return false;
    const bytes = Buffer.from(JSON.stringify(answer.body ?? null));
    socket.writeHead(answer.status, { ...answer.headers, 'Content-Length': String(bytes.length) });
    socket.write(bytes.subarray(0, bytes.length >> 1));
    return true;
  },
} satisfies Fault;

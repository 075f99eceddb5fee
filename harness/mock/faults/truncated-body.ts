import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';
import { onceIn } from '../fault-kit/occurrence.ts';

export default {
  id: 'truncated-body',
  says: 'cuts the connection in the middle of a body, one update in ten',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.completes', code: 'truncated' },
  breaks(socket, answer, call) {
    if (!isUpdated(answer, call) || !onceIn(call, 'truncated-body', 10)) return false;
    const bytes = Buffer.from(JSON.stringify(answer.body ?? null));
    socket.writeHead(answer.status, { ...answer.headers, 'Content-Length': String(bytes.length + 100) });
    socket.write(bytes);
    setTimeout(() => socket.destroy(), 20);
    return true;
  },
} satisfies Fault;

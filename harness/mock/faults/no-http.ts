import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';
import { onceIn } from '../fault-kit/occurrence.ts';

export default {
  id: 'no-http',
  says: 'answers one update in ten with what is no HTTP',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.completes', code: 'invalid-http' },
  breaks(socket, answer, call) {
    if (!isUpdated(answer, call) || !onceIn(call, 'no-http', 10)) return false;
    socket.raw(Buffer.from('ERR 42 user updated\n'));
    setTimeout(() => socket.destroy(), 20);
    return true;
  },
} satisfies Fault;

import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';
import { onceIn } from '../fault-kit/occurrence.ts';

export default {
  id: 'reset',
  says: 'cuts the connection instead of answering one update in ten',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.completes', code: 'reset' },
  breaks(socket, answer, call) {
    if (!isUpdated(answer, call) || !onceIn(call, 'reset', 10)) return false;
    socket.destroy();
    return true;
  },
} satisfies Fault;

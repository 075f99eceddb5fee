import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { always } from '../fault-kit/applies.ts';

export default {
  id: 'length-too-short',
  says: 'says that its body is shorter than it is',
  family: 'protocol',
  appliesTo: always,
  caughtBy: { requirement: 'every-answer.completes', code: 'not-json' },
  breaks(socket, answer, call) {
    if (!isUpdated(answer, call)) return false;
    const text = JSON.stringify(answer.body ?? null);
    const type = answer.headers['Content-Type'] ?? 'application/json';
    const head = `HTTP/1.1 ${answer.status} OK\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(text) - 3}\r\nConnection: close\r\n\r\n`;
    socket.raw(Buffer.from(head + text));
    setTimeout(() => socket.destroy(), 20);
    return true;
  },
} satisfies Fault;

import type { Fault } from '../../../model/mock.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'length-too-short',
  description: 'says that its body is shorter than it is',
  caughtBy: { requirement: 'response.completes', code: 'not-json' },
  breaks(socket, response, call) {
    if (!isUpdated(response, call)) return false;
    const text = JSON.stringify(response.body ?? null);
    const type = response.headers['Content-Type'] ?? 'application/json';
    const head = `HTTP/1.1 ${response.status} OK\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(text) - 3}\r\nConnection: close\r\n\r\n`;
    socket.raw(Buffer.from(head + text));
    setTimeout(() => socket.destroy(), 20);
    return true;
  },
} satisfies Fault;

import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

type Connect = ReturnType<typeof buildConnector>;

const interim = Buffer.from('HTTP/1.1 100');
const headersEnd = Buffer.from('\r\n\r\n');
/** Longest interim response that is looked through, in bytes. */
const longest = 16_384;

/**
 * The connector, with `100 (Continue)` left out of what comes in. A server may send one unasked, and a client must be
 * ready for it (RFC 9110 section 15.2), but the HTTP library gives up the connection.
 */
export function skipContinue(connect: Connect): Connect {
  return (options, callback) =>
    connect(options, (...ended) => {
      const [error, socket] = ended;
      if (error !== null) callback(error, null);
      else callback(null, filterReads(socket));
    });
}

function filterReads<T extends Socket>(socket: T): T {
  if ('alpnProtocol' in socket && socket.alpnProtocol === 'h2') return socket;
  const read = socket.read.bind(socket);
  let held: Buffer | undefined;
  socket.read = (size?: number): Buffer | null => {
    for (;;) {
      const chunk = read(size) as Buffer | null;
      if (chunk === null) return null;
      const bytes = held === undefined ? chunk : Buffer.concat([held, chunk]);
      const rest = withoutInterim(bytes);
      held = rest === undefined ? bytes : undefined;
      if (rest !== undefined && rest.length > 0) return rest;
    }
  };
  return socket;
}

/** What follows the interim responses at the beginning; undefined while the end of one has not come. */
function withoutInterim(bytes: Buffer): Buffer | undefined {
  let rest = bytes;
  while (rest.length > 0) {
    const start = rest.subarray(0, interim.length);
    if (!interim.subarray(0, start.length).equals(start)) return rest;
    const end = rest.indexOf(headersEnd);
    if (end < 0) return rest.length > longest ? rest : undefined;
    rest = rest.subarray(end + headersEnd.length);
  }
  return rest;
}

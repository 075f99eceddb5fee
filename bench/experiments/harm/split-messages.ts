/** One HTTP/1.1 message: its first line, its headers, its body. */
export interface Message {
  /** Where it begins among the bytes. */
  readonly offset: number;
  readonly start: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Splits what passed in one direction of a connection into messages (RFC 9112 section 6); the last may be cut. */
export function splitMessages(bytes: Buffer): Message[] {
  const messages: Message[] = [];
  let at = 0;
  while (at < bytes.length) {
    const offset = at;
    const end = bytes.indexOf('\r\n\r\n', at);
    if (end < 0) break;
    const [start = '', ...lines] = bytes.toString('latin1', at, end).split('\r\n');
    const headers: Record<string, string> = {};
    for (const line of lines) {
      const colon = line.indexOf(':');
      headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
    }
    at = end + 4;
    const length = Number(headers['content-length'] ?? 0);
    const bodiless = / (204|304|1\d\d) /.test(start.startsWith('HTTP/') ? start : '');
    if ((headers['transfer-encoding'] ?? '').toLowerCase() === 'chunked') {
      const chunked = readChunks(bytes, at);
      messages.push({ offset, start, headers, body: chunked.body });
      at = chunked.next;
    } else {
      const next = bodiless ? at : Math.min(bytes.length, at + length);
      messages.push({ offset, start, headers, body: bytes.toString('utf8', at, next) });
      at = next;
    }
  }
  return messages;
}

function readChunks(bytes: Buffer, from: number): { readonly body: string; readonly next: number } {
  const parts: Buffer[] = [];
  let at = from;
  for (;;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return { body: Buffer.concat(parts).toString(), next: bytes.length };
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    if (!(size > 0)) return { body: Buffer.concat(parts).toString(), next: Math.min(bytes.length, line + 4) };
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}

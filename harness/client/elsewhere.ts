import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ElsewhereRequest } from '../model/client.ts';

/** A server that nobody told the client about: whatever it gets came by a redirect. It responds with a user, as if all were well. */
export interface Elsewhere {
  readonly port: number;
  readonly requests: readonly ElsewhereRequest[];
  respondWith(body: string, mediaType: string): void;
  close(): Promise<void>;
}

export async function openElsewhere(): Promise<Elsewhere> {
  const requests: ElsewhereRequest[] = [];
  let [given, type] = ['{}', 'application/json'];
  const serve: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => request.destroy());
    request.on('end', () => {
      const { rawHeaders, method = 'GET', url = '/' } = request;
      const headers = rawHeaders.flatMap((name, index) =>
        index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
      );
      requests.push({ method, url, headers, body: Buffer.concat(chunks).toString('latin1') });
      response.writeHead(200, { 'Content-Type': type }).end(given);
    });
  };
  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // "localhost" is ::1 to some clients: where there is no IPv6, they find the other address by themselves.
  const other = createServer(serve);
  await new Promise<void>((resolve) => other.once('error', () => resolve()).listen(port, '::1', resolve));
  return {
    port,
    requests,
    respondWith: (body, mediaType) => {
      [given, type] = [body, mediaType];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const each of [server, other]) each.closeAllConnections();
        other.close();
      }),
  };
}

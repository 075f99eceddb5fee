import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HarnessError } from '../../errors.ts';

/**
 * Listens, and returns the port (0 picks a free one).
 * @throws HarnessError PORT_IN_USE, or USAGE where the address cannot be listened on.
 */
export function listen(server: Server, port: number, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new HarnessError(
              'PORT_IN_USE',
              `port ${port} of ${host} is in use`,
              'type --port 0 for a free one, or another number',
              { cause: error },
            )
          : new HarnessError(
              'USAGE',
              `cannot listen on port ${port} of ${host}: ${error.message}`,
              'type --port 0 for a free one',
              { cause: error },
            ),
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { HarnessError } from '../../errors.ts';

const pauseMs = 250;

/**
 * Waits until something accepts connections at each address; sends nothing.
 * @throws HarnessError TARGET_UNREACHABLE after `seconds`.
 */
export async function waitFor(baseUrls: readonly string[], seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  for (const baseUrl of baseUrls) {
    while (!(await accepts(new URL(baseUrl)))) {
      if (performance.now() >= end) {
        const fact = `nothing accepts connections at ${baseUrl} after ${seconds} s; nothing was sent`;
        throw new HarnessError('TARGET_UNREACHABLE', fact, 'start the server, or wait longer with --wait SECONDS');
      }
      await pause(pauseMs);
    }
  }
}

function accepts({ hostname, port, protocol }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, '');
    const socket = connect({ host, port: Number(port) || (protocol === 'https:' ? 443 : 80) });
    const end = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket.setTimeout(2000, () => end(false));
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openTlsFront, trustEnvironment } from './tls-front.ts';

const run = promisify(execFile);

test('a program that is told whom to trust reaches the server behind the front, another one does not', async () => {
  const server = createServer((request, response) => response.end(`${request.method} ${request.url}`));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const front = await openTlsFront((server.address() as AddressInfo).port);
  const call = `fetch('https://127.0.0.1:${front.port}/x', { method: 'PATCH' }).then((r) => r.text(), (e) => e.cause.code).then(console.log)`;
  const told = await run(process.execPath, ['-e', call], { env: trustEnvironment() });
  const untold = await run(process.execPath, ['-e', call], { env: {} });
  await front.close();
  server.close();
  expect([told.stdout.trim(), untold.stdout.trim()]).toEqual(['PATCH /x', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']);
});

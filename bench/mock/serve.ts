/** One of the two servers that are compared, in a process of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startMock } from '../../harness/run/target/start-mock.ts';

const mock = await startMock('datagrid', { cors: false });
const [user = ''] = mock.target.testUsers;
const body = JSON.stringify({ role: 'admin' });
const headers = { ...mock.headers(), 'content-type': 'application/json' };
const path = `/v1/organization/users/${user}`;
let origin = `http://127.0.0.1:${mock.port}`;
if (process.argv[2] === 'bare') {
  const response = await fetch(origin + path, { method: 'PATCH', headers, body });
  const text = await response.text();
  await mock.close();
  const server = createServer((request, outgoing) => {
    request.resume();
    request.on('end', () => outgoing.writeHead(200, { 'Content-Type': 'application/json' }).end(text));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
process.on('message', () => process.send?.(Math.round(process.memoryUsage().rss / 1024 / 1024)));
process.send?.({ origin, path, method: 'PATCH', headers, body });

/** One of the two servers that are compared, in a process of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startMock } from '../../harness/run/target/start-mock.ts';

const mock = await startMock('datagrid', { cors: false });
const [user = ''] = mock.target.testUsers;
const bodies = ['admin', 'member'].map((role) => JSON.stringify({ role }));
const headers = { ...mock.headers(), 'content-type': 'application/json' };
const path = `/v1/organization/users/${user}`;
let origin = `http://127.0.0.1:${mock.port}`;
if (process.argv[2] === 'bare') {
  // What the mock responds, headers and all, without knowing why.
  const response = await fetch(origin + path, { method: 'PATCH', headers, body: bodies[0] ?? '' });
  const text = await response.text();
  const hops = ['connection', 'date', 'keep-alive'];
  const own = Object.fromEntries([...response.headers].filter(([name]) => !hops.includes(name)));
  await mock.close();
  const server = createServer((request, outgoing) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => outgoing.writeHead(200, own).end(text));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('message', (what) => {
  if (what === 'memory') collect();
  const { rss, heapUsed } = process.memoryUsage();
  const { user: own, system } = process.cpuUsage();
  process.send?.({ rss, heapUsed, cpu: own + system });
});
process.send?.({ origin, path, method: 'PATCH', headers, bodies });

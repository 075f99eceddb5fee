/**
 * The mock, with its log, against a bare node:http server with the same response: requests per second, and memory over time.
 * Usage: node bench/mock/run.ts [--seconds 10]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' } } });
const seconds = Number(values.seconds);
const connections = 32;

interface Ready {
  readonly origin: string;
  readonly path: string;
  readonly method: 'PATCH';
  readonly headers: Record<string, string>;
  readonly body: string;
}

const bare = await load('bare');
const mock = await load('mock');
console.log(`bare ${bare.perSecond}/s, mock ${mock.perSecond}/s: ${(mock.perSecond / bare.perSecond).toFixed(2)}`);
console.log(`memory of the mock after each tenth, MB: ${mock.memory.join(' ')}`);

async function load(what: 'bare' | 'mock') {
  const server = fork(new URL('serve.ts', import.meta.url), [what]);
  const [ready] = (await once(server, 'message')) as [Ready];
  const pool = new Pool(ready.origin, { connections });
  const { path, method, headers, body } = ready;
  const send = async () => {
    const response = await pool.request({ path, method, headers, body });
    await response.body.dump();
    if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`);
  };
  let sent = 0;
  const until = performance.now() + seconds * 1000;
  const memory: number[] = [];
  const watch = setInterval(() => void memoryOf(server).then((used) => memory.push(used)), seconds * 100);
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        await send();
        sent += 1;
      }
    }),
  );
  clearInterval(watch);
  await pool.close();
  server.kill();
  return { perSecond: Math.round(sent / seconds), memory };
}

async function memoryOf(server: ChildProcess): Promise<number> {
  server.send('memory');
  const [used] = (await once(server, 'message')) as [number];
  return used;
}

/**
 * The mock, with its log, against a bare node:http server that reads the same updates and sends the same responses: requests per
 * second in turns, processor time per request, and memory over one longer load.
 * Usage: node bench/mock/run.ts [--rounds 5] [--seconds 5] [--memory 60]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    memory: { type: 'string', default: '60' },
  },
});
const connections = 32;

interface Ready {
  readonly origin: string;
  readonly path: string;
  readonly method: 'PATCH';
  readonly headers: Record<string, string>;
  readonly bodies: readonly string[];
}

interface Used {
  readonly rss: number;
  readonly heapUsed: number;
  /** Microseconds of processor time since its start. */
  readonly cpu: number;
}

const seconds = Number(values.seconds);
const rounds: Record<'bare' | 'mock', Awaited<ReturnType<typeof load>>>[] = [];
for (let round = 0; round < Number(values.rounds); round += 1)
  rounds.push({ bare: await load('bare', seconds), mock: await load('mock', seconds) });
const rate = { bare: middle('bare', 'perSecond'), mock: middle('mock', 'perSecond') };
const cost = { bare: middle('bare', 'microseconds'), mock: middle('mock', 'microseconds') };
console.log(
  `requests per second, medians of ${rounds.length}: bare ${rate.bare}, mock ${rate.mock}: ${ratio(rate.mock, rate.bare)}`,
);
console.log(`processor time per request, μs: bare ${cost.bare}, mock ${cost.mock}: ${ratio(cost.bare, cost.mock)}`);
const memory = Number(values.memory);
if (memory > 0) {
  const { used } = await load('mock', memory);
  const megabytes = (key: 'rss' | 'heapUsed') => used.map((each) => (each[key] / 1024 / 1024).toFixed(1)).join(' ');
  console.log(
    `the mock after each tenth of ${memory} s, MB: live ${megabytes('heapUsed')}, resident ${megabytes('rss')}`,
  );
}

async function load(what: 'bare' | 'mock', forSeconds: number) {
  const server = fork(new URL('serve.ts', import.meta.url), [what]);
  const [ready] = (await once(server, 'message')) as [Ready];
  const pool = new Pool(ready.origin, { connections });
  const { path, method, headers, bodies } = ready;
  let sent = 0;
  const until = async (end: number) => {
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (performance.now() < end) {
          sent += 1;
          // Each update changes something.
          const body = bodies[sent % bodies.length] ?? '';
          const response = await pool.request({ path, method, headers, body });
          await response.body.dump();
          if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`);
        }
      }),
    );
  };
  await until(performance.now() + 1000);
  const before = await ask(server, 'time');
  sent = 0;
  const start = performance.now();
  const used: Used[] = [];
  // A tenth each: what is still live, while nothing is on its way.
  const parts = forSeconds < 30 ? 1 : 10;
  for (let part = 1; part <= parts; part += 1) {
    await until(start + (forSeconds * 1000 * part) / parts);
    if (parts > 1) used.push(await ask(server, 'memory'));
  }
  const took = performance.now() - start;
  const after = await ask(server, 'time');
  await pool.close();
  server.kill();
  return {
    perSecond: Math.round((sent / took) * 1000),
    microseconds: Number(((after.cpu - before.cpu) / sent).toFixed(1)),
    used,
  };
}

async function ask(server: ChildProcess, what: 'memory' | 'time'): Promise<Used> {
  server.send(what);
  const [used] = (await once(server, 'message')) as [Used];
  return used;
}

function middle(what: 'bare' | 'mock', key: 'perSecond' | 'microseconds'): number {
  const sorted = rounds.map((round) => round[what][key]).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(2);
}

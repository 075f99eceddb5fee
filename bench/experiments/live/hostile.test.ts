import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MockProcess, startMockProcess, writeTargetFile } from './mock-process.ts';
import { type Passing, startProxy } from './proxy.ts';
import { runLive } from './run-live.ts';

let mock: MockProcess;
beforeAll(async () => {
  mock = await startMockProcess('polytomic');
});
afterAll(() => mock.stop());

const bomb = gzipSync(Buffer.alloc(200_000_000), { level: 1 });
const json = { 'content-type': 'application/json' };

/** Responses with `bytes` as they are, then does nothing, closes, or resets. */
function raw(bytes: string | Buffer, then: 'hang' | 'end' | 'reset' = 'end') {
  return ({ response: { socket } }: Passing) => {
    if (then === 'end') socket?.end(bytes);
    else socket?.write(bytes, () => (then === 'reset' ? setTimeout(() => socket.resetAndDestroy(), 2) : undefined));
  };
}

/** What a server may do instead of responding. */
const ways: readonly (readonly [string, (passing: Passing) => void])[] = [
  ['hangs before headers', () => {}],
  ['hangs within the body', raw('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{', 'hang')],
  ['resets within the headers', raw('HTTP/1.1 200 OK\r\nx-', 'reset')],
  ['speaks no HTTP', raw('SSH-2.0-OpenSSH_9.7\r\n')],
  ['sends more than it says', raw('HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n{"a":1}')],
  ['sends less than it says', raw('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{}')],
  ['sends endless chunks', ({ response }) => endless(response, 'x'.repeat(16_384))],
  ['sends endless interim responses', ({ response: { socket } }) => floods(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n')],
  ['sends 10 MB', ({ response }) => response.writeHead(200, json).end('"'.padEnd(10_000_000, 'x'))],
  [
    'sends 200 MB, compressed',
    ({ response }) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
  ],
  ['sends what is no UTF-8', ({ response }) => response.writeHead(200, json).end(Buffer.from([0x22, 0xff, 0x22]))],
  ['sends a byte-order mark', ({ response, body }) => response.writeHead(200, json).end(`\ufeff${body}`)],
  [
    'sends half of its JSON',
    ({ response, body }) => response.writeHead(200, json).end(body.subarray(0, body.length / 2)),
  ],
  [
    'nests 100,000 deep',
    ({ response }) => response.writeHead(200, json).end('['.repeat(100_000) + ']'.repeat(100_000)),
  ],
];

test('a server that does all of it in turn gets its verdicts in bounded time, and the run goes on', async () => {
  let turn = 0;
  const { run, before, after } = await runAgainst((passing) => ways[turn++ % ways.length]?.[1](passing), 4);
  expect(turn).toBeGreaterThan(ways.length);
  expect([run.exitCode, run.verdicts.filter(({ outcome }) => outcome === 'error')]).toEqual([1, []]);
  const completes = run.verdicts.find(({ requirement }) => requirement === 'response.completes');
  const codes = completes && 'findings' in completes ? completes.findings.map(({ code }) => code) : [];
  // A reused connection may be closed at any time (RFC 9112 section 9.3.1): a reset there is tried again, and is none.
  expect(codes).toEqual(
    expect.arrayContaining(['timeout-headers', 'timeout-body', 'truncated', 'too-large', 'invalid-http']),
  );
  expect(run.verdicts.some(({ outcome }) => outcome === 'pass')).toBe(true);
  expect(run.footer?.durationMs).toBeLessThan(45_000);
  expect(after).toEqual(before);
}, 60_000);

test('an honest server may say 100 (Continue) unasked', async () => {
  const { run } = await runAgainst(({ response, status, headers, body }) => {
    response.writeContinue();
    response.writeHead(status, headers).end(body);
  }, 1);
  expect([run.exitCode, run.footer?.counts.fail]).toEqual([0, undefined]);
}, 60_000);

test('credentials never follow a redirect to another origin', async () => {
  const visits: string[] = [];
  const other = await startProxy(mock.port, ({ incoming }) => {
    visits.push(String(incoming.url));
    return false;
  });
  const { run } = await runAgainst(({ response, incoming }) => {
    response.writeHead(307, { location: `http://127.0.0.1:${other.port}${incoming.url}` }).end();
  }, 8);
  other.close();
  expect(visits).toEqual([]);
  expect(run.footer?.exitCode).toBe(1);
}, 60_000);

/** Runs part of the suite while one update in `each` gets `response`; roles before and after. */
async function runAgainst(response: (passing: Passing) => void, each: number) {
  let undoing = false;
  const proxy = await startProxy(mock.port, (passing) => {
    // Putting back begins when everything was tried; a server that spoils that too is another test.
    undoing ||= passing.update > 120;
    if (undoing || passing.update === 0 || passing.update % each !== 0) return false;
    response(passing);
    return true;
  });
  try {
    const baseUrl = mock.target.baseUrl.replace(/:\d+/, `:${proxy.port}`);
    const requestRate = { ...mock.target.requestRate, perSecond: 0, budget: 0, deadlineMs: 250, maxBodyBytes: 100_000 };
    const roles = async () => (await mock.users()).map(({ id, role }) => [id, role]);
    const before = await roles();
    const run = await runLive(writeTargetFile({ mock: { ...mock.target, baseUrl, requestRate } }), [
      '--grep',
      '*re*', // response.*, reject.*, every-role and whatever else has it
      '--runs',
      '0',
    ]);
    return { run, before, after: await roles() };
  } finally {
    proxy.close();
  }
}

function endless(response: Passing['response'], chunk: string): void {
  response.writeHead(200, json);
  floods(response, chunk);
}

function floods(
  to: { write(bytes: string): unknown; writableLength: number; on(event: 'close', then: () => void): unknown } | null,
  bytes: string,
) {
  const timer = setInterval(() => {
    for (let i = 0; i < 20 && (to?.writableLength ?? 0) < 1_000_000; i++) to?.write(bytes);
  }, 1);
  to?.on('close', () => clearInterval(timer));
}

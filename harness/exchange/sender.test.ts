import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { jumpingClock } from '../../bench/kit/jumping-clock.ts';
import { sampleRequest } from '../../bench/kit/sample-request.ts';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import type { Exchange } from '../model/exchange.ts';
import type { RequestRate } from '../model/target.ts';
import { createSender, type Sender, type SenderOptions } from './sender.ts';

const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(response: RequestListener): Promise<string> {
  const server: Server = createServer(response);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  open.push({ close: () => server.closeAllConnections() }, server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

async function senderTo(
  response: RequestListener,
  requestRate: Partial<RequestRate> = {},
  options: SenderOptions = {},
): Promise<Sender> {
  const sender = createSender(sampleTarget({ baseUrl: await serve(response), requestRate }), options);
  open.unshift(sender);
  return sender;
}

const rateLimit =
  (times: number, headers: Record<string, string>): RequestListener =>
  (_, response) => {
    response.writeHead(times-- > 0 ? 429 : 200, headers).end();
  };

const statusOf = ({ outcome }: Exchange) => (outcome.kind === 'response' ? outcome.status : outcome.reason);

test('a response is returned whole, as it was sent', async () => {
  const sender = await senderTo((request, response) => {
    response.writeHead(207, [
      ['X-One', 'a'],
      ['X-ONE', 'b'],
    ] as never);
    response.end(JSON.stringify({ method: request.method, url: request.url, key: request.headers['x-key'] }));
  });
  const { id, outcome, request, earlier } = await sender.send(sampleRequest({ path: '/users/a%2Fb?q=%20' }));
  expect(outcome).toMatchObject({
    status: 207,
    json: { ok: true, value: { method: 'PATCH', url: '/v1/users/a%2Fb?q=%20', key: 'admin-canary' } },
  });
  expect(outcome.headers?.filter(([name]) => name === 'x-one')).toEqual([
    ['x-one', 'a'],
    ['x-one', 'b'],
  ]);
  expect({ id, caller: request.caller, earlier }).toEqual({ id: 1, caller: 'admin', earlier: [] });
});

test('a redirect is an ordinary response and nobody goes after it', async () => {
  let elsewhere = 0;
  const other = await serve((_, response) => {
    elsewhere++;
    response.end();
  });
  const sender = await senderTo((_, response) => response.writeHead(307, { location: other }).end());
  expect(statusOf(await sender.send(sampleRequest()))).toBe(307);
  expect(elsewhere).toBe(0);
});

test('429 is waited for as told and kept among the earlier attempts', async () => {
  const clock = jumpingClock();
  const sender = await senderTo(rateLimit(2, { 'retry-after': '3' }), {}, { clock });
  const exchange = await sender.send(sampleRequest());
  expect(statusOf(exchange)).toBe(200);
  expect(exchange.earlier).toMatchObject([{ status: 429 }, { status: 429 }]);
  expect(clock.waits).toEqual([3000, 3000]);
  expect(sender.requests).toBe(3);
});

test('without Retry-After the reset header of the contract tells, else the wait doubles', async () => {
  const clock = jumpingClock();
  const rateHeaders = [{ name: 'X-Reset', means: 'reset', unit: 'delta-seconds' }] as const;
  const told = await senderTo(rateLimit(1, { 'x-reset': '4' }), {}, { clock, rateHeaders });
  await told.send(sampleRequest());
  const silent = await senderTo(rateLimit(3, {}), {}, { clock });
  await silent.send(sampleRequest());
  expect(clock.waits).toEqual([4000, 1000, 2000, 4000]);
});

test.each([
  ['once is asked for', { once: true }, '1'],
  ['the wait is beyond the cap', {}, '6'],
] as const)('429 is returned when %s', async (_, how, retryAfter) => {
  const clock = jumpingClock();
  const sender = await senderTo(rateLimit(9, { 'retry-after': retryAfter }), {}, { clock });
  expect(statusOf(await sender.send(sampleRequest(), how))).toBe(429);
  expect([clock.waits, sender.requests]).toEqual([[], 1]);
});

test('a server that always responds 429 is given up after some attempts', async () => {
  const sender = await senderTo(rateLimit(99, { 'retry-after': '0' }), {}, { clock: jumpingClock() });
  const exchange = await sender.send(sampleRequest());
  expect([statusOf(exchange), exchange.earlier.length]).toEqual([429, 5]);
});

test('a Retry-After that tells too little is not believed a third time', async () => {
  const clock = jumpingClock();
  const sender = await senderTo(rateLimit(5, { 'retry-after': '1' }), { maxRetryAfterSeconds: 60 }, { clock });
  expect(statusOf(await sender.send(sampleRequest()))).toBe(200);
  expect(clock.waits).toEqual([1000, 1000, 2000, 4000, 8000]);
});

test('while a caller is rate-limited its other requests wait, those of others do not', async () => {
  const seen: string[] = [];
  const sender = await senderTo((request, response) => {
    seen.push(String(request.url));
    const status = request.url?.endsWith('first') && seen.length === 1 ? 429 : 200;
    response.writeHead(status, { 'retry-after': '0.2' }).end();
  });
  const first = sender.send(sampleRequest({ path: '/first' }));
  while (sender.requests === 0 || seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = sender.send(sampleRequest({ path: '/second' }));
  const other = sender.send(sampleRequest({ path: '/other', caller: 'member' }));
  await Promise.all([first, second, other]);
  expect(seen.slice(0, 2)).toEqual(['/v1/first', '/v1/other']);
});

test('requests are paced', async () => {
  const clock = jumpingClock();
  const sender = await senderTo((_, response) => response.end(), { perSecond: 10 }, { clock });
  await sender.send(sampleRequest());
  await sender.send(sampleRequest());
  await sender.send(sampleRequest());
  expect(clock.waits).toEqual([100, 100]);
});

test('the budget counts every attempt and then refuses, but for what restores users', async () => {
  const sender = await senderTo(rateLimit(1, { 'retry-after': '0' }), { budget: 2 });
  expect(statusOf(await sender.send(sampleRequest()))).toBe(200);
  await expect(sender.send(sampleRequest())).rejects.toMatchObject({ name: 'RunSignal', kind: 'budget-spent' });
  expect(statusOf(await sender.send(sampleRequest(), { beyondBudget: true }))).toBe(200);
  expect(sender.requests).toBe(3);
});

test('a budget is not overdrawn by requests in parallel', async () => {
  const sender = await senderTo((_, response) => response.end(), { budget: 3 });
  const ends = await Promise.allSettled(Array.from({ length: 10 }, () => sender.send(sampleRequest())));
  expect(ends.filter(({ status }) => status === 'fulfilled').length).toBe(3);
  expect(sender.requests).toBe(3);
});

test('no more requests are on their way than the target allows', async () => {
  let inFlight = 0;
  let most = 0;
  const sender = await senderTo(
    (_, response) => {
      most = Math.max(most, ++inFlight);
      setTimeout(() => {
        inFlight--;
        response.end();
      }, 20);
    },
    { concurrency: 3 },
  );
  await Promise.all(Array.from({ length: 12 }, () => sender.send(sampleRequest())));
  expect(most).toBe(3);
});

test.each([
  [0, 'reset', 1],
  [2, 200, 3],
] as const)('with %i retries a broken connection ends as %s', async (retries, expected, requests) => {
  let broken = 2;
  const sender = await senderTo((request, response) => (broken-- > 0 ? request.socket.destroy() : response.end()), {
    retries,
  });
  expect(statusOf(await sender.send(sampleRequest()))).toBe(expected);
  expect(sender.requests).toBe(requests);
});

test('a signal ends what is on its way, and what has not begun', async () => {
  const stop = new AbortController();
  const sender = await senderTo(() => stop.abort(), { concurrency: 1 });
  const first = sender.send(sampleRequest(), { signal: stop.signal });
  const second = sender.send(sampleRequest(), { signal: stop.signal });
  expect(statusOf(await first)).toBe('aborted');
  await expect(second).rejects.toMatchObject({ kind: 'aborted' });
});

test('a token that has run out is renewed once for all, wrong ones are not', async () => {
  let good = 'Bearer t1';
  const caller = { headers: { Authorization: 'Bearer t1' }, token: { command: ['t'], header: 'authorization' } };
  const baseUrl = await serve((request, response) => {
    response.writeHead(request.headers.authorization === good ? 200 : 401).end();
  });
  let renewals = 0;
  const renew = async () => {
    renewals++;
    return good;
  };
  const sender = createSender(sampleTarget({ baseUrl, callers: { admin: caller } }), { renew });
  open.unshift(sender);
  const request = sampleRequest({ headers: { Authorization: 'Bearer t1' } });
  expect(statusOf(await sender.send(request))).toBe(200);
  good = 'Bearer t2';
  const both = await Promise.all([sender.send(request), sender.send(request)]);
  expect(both.map(statusOf)).toEqual([200, 200]);
  expect(both[0]?.earlier).toMatchObject([{ status: 401 }]);
  expect(statusOf(await sender.send(sampleRequest({ headers: { Authorization: 'Bearer wrong' } })))).toBe(401);
  good = 'Bearer t1';
  expect(statusOf(await sender.send(request))).toBe(200);
  expect(renewals).toBe(2);
});

test('every exchange is told as it ends', async () => {
  const seen: number[] = [];
  const sender = await senderTo((_, response) => response.end(), {}, { onExchange: ({ id }) => seen.push(id) });
  await sender.send(sampleRequest());
  await sender.send(sampleRequest());
  expect(seen).toEqual([1, 2]);
});

test('a header that cannot be sent is said to be the target file’s', async () => {
  const sender = await senderTo((_, response) => response.end());
  const sent = sender.send(sampleRequest({ headers: { 'x-key': 'a\nb' } }));
  await expect(sent).rejects.toMatchObject({ code: 'TARGET_INVALID' });
  expect(statusOf(await sender.send(sampleRequest()))).toBe(200);
});

test('the bound of a response follows what was sent: an echo of a large body is whole', async () => {
  const echo = await senderTo((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.writeHead(413).end(Buffer.concat(chunks)));
  });
  const exchange = await echo.send(sampleRequest({ method: 'PATCH', body: Buffer.alloc(2_000_000, 'x') }));
  expect(exchange.outcome).toMatchObject({ kind: 'response', status: 413 });
  expect(exchange.outcome).not.toHaveProperty('cut');
});

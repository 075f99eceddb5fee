import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { memberContract } from '../../bench/kit/member-contract.ts';
import { sampleRequest } from '../../bench/kit/sample-request.ts';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import { recordExchange } from './record-exchange.ts';
import { createRedactor, secretsOf } from './redact.ts';
import { createSender } from './sender.ts';

const canaries = [
  'Canary+key/01==',
  'canary token "two"',
  'canary-password-3',
  'canary-cookie-000004',
  'canary-query-5',
];
const [key = '', token = '', password = '', cookie = '', query = ''] = canaries;

const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  open.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A secret as a server may hand it back. */
const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)).toLowerCase(),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(`x${text}`).toString('base64url'),
  (text) => Buffer.from(`xy${text.toUpperCase()}`).toString('base64'),
  (text) => Buffer.from(text).toString('hex').toUpperCase(),
  (text) => JSON.stringify(text),
  (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
];

/** Four characters in a row of a canary, in any of these encodings: the marker has none of them. */
function leaksIn(text: string): readonly string[] {
  const pieces = canaries.flatMap((canary) =>
    encodings.flatMap((encode) => {
      const whole = encode(canary);
      return [whole.slice(4, 14), whole.slice(2, 12)];
    }),
  );
  const lower = text.toLowerCase();
  return [...new Set(pieces)].filter((piece) => lower.includes(piece.toLowerCase()));
}

function targetAt(baseUrl: string) {
  const basic = Buffer.from(`someone:${password}`).toString('base64');
  return sampleTarget({
    baseUrl,
    callers: {
      admin: {
        headers: { 'x-key': key, authorization: `Bearer ${token}`, cookie: `session=${cookie}` },
        schemes: { basic: { authorization: `Basic ${basic}` } },
      },
    },
    secrets: [query],
  });
}

const canaryRequest = sampleRequest({
  path: `/users/42?key=${encodeURIComponent(query)}`,
  headers: { 'x-key': key, authorization: `Bearer ${token}`, cookie: `session=${cookie}`, prefer: token },
  body: Buffer.from(JSON.stringify({ role: key, password })),
  case: `a case about ${query}`,
});

test.each(encodings.map((encode, i) => [i, encode] as const))(
  'no secret is recorded, echoed in encoding %i',
  async (_, encode) => {
    const echoed = canaries.map(encode);
    const server = createServer((_request, response) => {
      response.writeHead(302, 'Found', {
        'content-type': 'text/html',
        location: `/next?${encodeURIComponent(echoed.join('&'))}`,
        'set-cookie': `session=${encodeURIComponent(echoed.join())}`,
        server: echoed.join(' '),
        'x-echo': echoed.join(' '),
      });
      response.end(`${JSON.stringify({ echoed })}<p>${echoed.join('</p><p>')}</p>`);
    });
    const target = targetAt(await listen(server));
    const sender = createSender(target);
    open.unshift(sender);
    const exchange = await sender.send(canaryRequest);
    const redact = createRedactor(secretsOf(target));
    for (const maxBodyBytes of [16, 100, 333, 100_000]) {
      const options = { maxBodyBytes, baseUrl: target.baseUrl, contract: memberContract() };
      expect(leaksIn(JSON.stringify(recordExchange(exchange, redact, options)))).toEqual([]);
    }
    expect(leaksIn(JSON.stringify(echoed))).not.toEqual([]);
  },
);

test('no secret is recorded of a response that is no HTTP', async () => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(`HTTP/1.1 200 ${token}\r\n${key} ${password}: x\r\n\r\n`));
  });
  const target = targetAt(await listen(server));
  const sender = createSender(target);
  open.unshift(sender);
  const exchange = await sender.send(canaryRequest);
  expect(exchange.outcome.kind).toBe('none');
  const recorded = recordExchange(exchange, createRedactor(secretsOf(target)), { maxBodyBytes: 1000 });
  expect(leaksIn(JSON.stringify(recorded))).toEqual([]);
});

test('no secret is in what the sender throws', async () => {
  const target = targetAt('http://127.0.0.1:1');
  const sender = createSender(target);
  open.unshift(sender);
  const sent = sender.send(sampleRequest({ headers: { 'x-key': `${key}\n` } }));
  const error = await sent.catch((cause: Error) => cause);
  expect(error).toBeInstanceOf(Error);
  const { message, stack, cause } = error as Error;
  expect(leaksIn(`${message}${stack}${String(cause)}`)).toEqual([]);
});

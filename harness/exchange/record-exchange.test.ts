import { expect, test } from 'vitest';
import { memberContract } from '../../bench/kit/member-contract.ts';
import { sampleRequest } from '../../bench/kit/sample-request.ts';
import type { Exchange, Received } from '../model/exchange.ts';
import { recordExchange } from './record-exchange.ts';
import { createRedactor } from './redact.ts';

const secret = 'canary-0123456789';
const redact = createRedactor([secret]);

function responded(body: string | Uint8Array, headers: Received['headers'] = []): Exchange {
  const outcome = {
    kind: 'response',
    status: 200,
    headers,
    body: Buffer.from(body as string),
    json: undefined,
    receivedAt: 1,
  } as const;
  return { id: 7, request: sampleRequest(), startedAt: 1, durationMs: 2.00049, outcome, earlier: [] };
}

test('only values of known headers are written down, names of all', () => {
  const { received, sent } = recordExchange(
    responded('', [
      ['content-type', 'application/json'],
      ['set-cookie', 'session=1'],
      ['x-ratelimit-remaining', '3'],
      ['x-session', 'q'],
    ]),
    redact,
    { maxBodyBytes: 100 },
  );
  expect(received?.headers).toEqual([
    ['content-type', 'application/json'],
    ['set-cookie', '[redacted]'],
    ['x-ratelimit-remaining', '3'],
    ['x-session', '[redacted]'],
  ]);
  expect(sent.headers).toEqual({ 'content-type': 'application/json', 'x-key': '[redacted]' });
});

test('headers that the contract speaks of are kept, its credentials never', () => {
  const base = memberContract();
  const contract = memberContract({
    auth: { schemes: base.profile.auth.schemes, context: { 'x-organization': 'o', 'x-key': 'k' } },
    rateLimit: { retryAfter: 'none', headers: [{ name: 'X-Left', means: 'remaining' }] },
  });
  const exchange = responded('', [
    ['x-organization', 'acme'],
    ['x-left', '3'],
    ['x-key', 'k'],
  ]);
  expect(recordExchange(exchange, redact, { maxBodyBytes: 1, contract }).received?.headers).toEqual([
    ['x-organization', 'acme'],
    ['x-left', '3'],
    ['x-key', '[redacted]'],
  ]);
});

test('secrets are replaced in URL, body, allowed headers and failure', () => {
  const exchange: Exchange = {
    ...responded(''),
    request: sampleRequest({ path: `/users/42?key=${secret}`, body: Buffer.from(`{"a":"${secret}"}`), case: secret }),
    outcome: {
      kind: 'none',
      reason: 'reset',
      detail: `closed by ${secret}`,
      status: 200,
      headers: [['location', `/${secret}`]],
    },
  };
  const text = JSON.stringify(recordExchange(exchange, redact, { maxBodyBytes: 100, baseUrl: `http://u:${secret}@h` }));
  expect(text).not.toContain('0123456789');
  expect(text.match(/\[redacted\]/g)?.length).toBe(7);
});

test('a long body is cut, with its length and digest', () => {
  const { received } = recordExchange(responded('x'.repeat(1000)), redact, { maxBodyBytes: 10 });
  expect(received?.body).toEqual({ text: 'xxxxxxxxxx', bytes: 1000, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test.each(Array.from({ length: 40 }, (_, i) => i))(
  'no part of a secret stands before a cut %i bytes into it',
  (into) => {
    const body = `${secret} ${'y'.repeat(100)}${secret}${'z'.repeat(1000)}`;
    const { received } = recordExchange(responded(body), redact, { maxBodyBytes: 118 + into });
    expect(received?.body?.text).not.toMatch(/can|ary|0123/);
  },
);

test('a character is not cut in two', () => {
  const { received } = recordExchange(responded('éééé'.repeat(200)), redact, { maxBodyBytes: 5 });
  expect(received?.body?.text).toBe('éé');
});

test('a body that is no text is written in base64, secrets replaced all the same', () => {
  const { received } = recordExchange(responded(Buffer.concat([Buffer.from([0xff]), Buffer.from(secret)])), redact, {
    maxBodyBytes: 100,
  });
  expect(Buffer.from(received?.body?.base64 ?? '', 'base64').toString('latin1')).toBe('\xff[redacted]');
});

test('the intent names the refusal, and earlier attempts are told in short', () => {
  const exchange: Exchange = {
    ...responded('{}'),
    request: sampleRequest({ intent: { kind: 'refusal', refusal: 'last-owner' } }),
    earlier: [
      { ...(responded('').outcome as Received), status: 429 },
      { kind: 'none', reason: 'reset', detail: '' },
    ],
  };
  const recorded = recordExchange(exchange, redact, { maxBodyBytes: 100 });
  expect(recorded.intent).toBe('last-owner');
  expect(recorded.earlier).toEqual(['429', 'reset']);
  expect(recorded.durationMs).toBe(2);
});

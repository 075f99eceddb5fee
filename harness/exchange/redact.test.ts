import { expect, test } from 'vitest';
import type { Target } from '../model/target.ts';
import { createRedactor, secretsOf, unspeakableOf } from './redact.ts';

const secret = 'k3y+/With "quotes" & ümlaut<42>==';
const redact = createRedactor([secret]);

function sampleTarget(part: Partial<Target>): Target {
  return {
    name: 'sandbox',
    kind: 'live',
    baseUrl: 'https://sandbox.example',
    callers: {},
    testUsers: [],
    fixtures: {},
    allow: [],
    requestRate: {
      perSecond: 0,
      budget: 0,
      deadlineMs: 1000,
      concurrency: 1,
      maxRetryAfterSeconds: 1,
      retries: 0,
      maxBodyBytes: 1000,
    },
    ...part,
  };
}

const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const encodings: readonly (readonly [string, string])[] = [
  ['plain', secret],
  ['upper case', secret.toUpperCase()],
  ['lower case', secret.toLowerCase()],
  ['URL-encoded', encodeURIComponent(secret)],
  ['URL-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
  ['as a form', new URLSearchParams({ a: secret }).toString().slice(2)],
  ['as JSON', JSON.stringify(secret).slice(1, -1)],
  ['as JSON with more escapes', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/').replaceAll('+', '\\u002B')],
  ['in HTML', html],
  ['base64', Buffer.from(secret).toString('base64')],
  ['base64 of upper case', Buffer.from(secret.toUpperCase()).toString('base64')],
  ['base64, URL-encoded', encodeURIComponent(Buffer.from(secret).toString('base64'))],
  ['base64url', Buffer.from(secret).toString('base64url')],
  ['hex', Buffer.from(secret).toString('hex')],
];

test.each(encodings)('a secret is found %s', (_, text) => {
  expect(redact(`before ${text} after`)).toMatch(/^before \[redacted\][^ ]{0,8} after$/);
});

test.each([0, 1, 2, 3, 4])('a secret is found in base64 with %i bytes before it', (before) => {
  const text = Buffer.from(`${'x'.repeat(before)}canary-secret-0123456789,after`).toString('base64');
  const known = createRedactor(['canary-secret-0123456789']);
  const left = known(text).replace('[redacted]', '');
  expect(known(text)).toContain('[redacted]');
  expect(left.length).toBeLessThan(text.length - 28);
});

test('what is no secret stays as it is', () => {
  const text = '{"role":"Admin","token":"k3y"}';
  expect(redact(text)).toBe(text);
  expect(createRedactor([])(text)).toBe(text);
});

test('a secret within another one leaves nothing of the longer one', () => {
  expect(createRedactor(['abcdef', 'abcdef-ghijkl'])('abcdef-ghijkl')).toBe('[redacted]');
});

test('a secret that is learnt later is replaced from then on', () => {
  const late = createRedactor([]);
  late.learn('Bearer fresh-token-1');
  expect(late('fresh-token-1')).toBe('[redacted]');
});

test('the secrets of a target are the credentials with and without their scheme, and their parts', () => {
  const basic = Buffer.from('organization-key:pass-word').toString('base64');
  const secrets = secretsOf(
    sampleTarget({
      callers: {
        admin: {
          headers: { authorization: 'Bearer token-1' },
          schemes: { basic: { authorization: `Basic ${basic}` } },
        },
        member: { headers: { cookie: 'session=0123456789; lang=en' } },
      },
      connection: { proxy: 'http://user:proxy-pass@proxy.example:3128' },
      secrets: ['from-environment'],
    }),
  );
  for (const one of [
    'token-1',
    basic,
    'pass-word',
    'organization-key',
    '0123456789',
    'proxy-pass',
    'from-environment',
  ]) {
    expect(secrets).toContain(one);
  }
  expect(secrets).not.toContain('en');
  expect(secrets).not.toContain('Bearer');
});

test('many secrets are looked for in a body of usual size within a few milliseconds', () => {
  const many = createRedactor(Array.from({ length: 20 }, (_, i) => `secret-number-${i}-${'x'.repeat(30)}${i}`));
  const text = JSON.stringify({
    users: Array.from({ length: 20 }, (_, i) => ({ id: i, email: `user${i}@example.test` })),
  });
  many(text);
  const began = performance.now();
  for (let i = 0; i < 100; i++) many(text);
  expect((performance.now() - began) / 100).toBeLessThan(10);
});

test.each([
  ['percent-encoded letters', '%63an%41ry%2Dse%63%72et'],
  ['percent-encoded twice', '%2563anary-secret'],
  ['letters escaped as JSON', '\\u0063anary-secret'],
  ['letters as HTML', '&#x63;anary-secret'],
  ['the case reversed', 'CANARY-sECRET'],
])('a secret is found with %s', (_, text) => {
  expect(createRedactor(['canary-Secret'])(`a ${text} b`)).toBe('a [redacted] b');
});

test.each([
  ['ann@acme.example:correct-horse', false],
  ['ann@acme.example:', true],
  ['sk_test_4eC39HqLyjWDarjtT1zdp7dc:', true],
  ['1971800d4d82861d8f2c1651fea4d212:api_token', true],
  ['anna-the-admin:', true],
])('the user name of Basic %s is a secret: %s', (pair, secret) => {
  const header = `Basic ${Buffer.from(pair).toString('base64')}`;
  const target = sampleTarget({ callers: { admin: { headers: { authorization: header } } } });
  expect(secretsOf(target).includes(pair.slice(0, pair.indexOf(':')))).toBe(secret);
});

test('whom the target names, and a user name beside a password, is no credential that a response shows', () => {
  const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
  const target = sampleTarget({
    callers: {
      admin: { headers: basic('anna-bell:pass-word-1'), written: {}, userId: 'anna-bell' },
      member: { headers: basic('mo-low-long:pass-word-2'), written: {} },
      otherOrganization: { headers: basic('key-of-an-organization:'), written: {} },
    },
  });
  const told = unspeakableOf(target);
  expect(told).toEqual(expect.arrayContaining(['pass-word-1', 'pass-word-2', 'key-of-an-organization']));
  expect(told).not.toContain('anna-bell');
  expect(told).not.toContain('mo-low-long');
  expect(secretsOf(target)).toContain('mo-low-long');
  expect(secretsOf(target)).not.toContain('anna-bell');
});

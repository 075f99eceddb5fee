import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleRequest } from '../../bench/kit/sample-request.ts';
import { recordExchange } from './record-exchange.ts';
import { createRedactor } from './redact.ts';

const hexOf = (byte: number) => byte.toString(16).padStart(2, '0');

function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return (bits.match(/.{1,5}/g) ?? []).map((part) => letters[Number.parseInt(part.padEnd(5, '0'), 2)]).join('');
}

/** Encodings that a server may put a text into, written here on their own: nothing of the redactor's is used. */
const encoders: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'upper case': (text) => text.toUpperCase(),
  url: (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  'url of what needs it': encodeURIComponent,
  'decimal entities': (text) => [...text].map((letter) => `&#${letter.charCodeAt(0)};`).join(''),
  'padded decimal entities': (text) =>
    [...text].map((letter) => `&#${String(letter.charCodeAt(0)).padStart(7, '0')};`).join(''),
  'hex entities': (text) =>
    [...text].map((letter) => `&#X${letter.charCodeAt(0).toString(16).toUpperCase()};`).join(''),
  'json escapes': (text) =>
    [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'js escapes': (text) =>
    [...text].map((letter) => `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
  'braced escapes': (text) => [...text].map((letter) => `\\u{${letter.charCodeAt(0).toString(16)}}`).join(''),
  'escapes of old scripts': (text) =>
    [...text].map((letter) => `%u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'octal escapes': (text) =>
    [...text].map((letter) => `\\${letter.charCodeAt(0).toString(8).padStart(3, '0')}`).join(''),
  'entities in JSON': (text) => [...text].map((letter) => `\\u0026#${letter.charCodeAt(0)};`).join(''),
  'entities escaped twice': (text) => [...text].map((letter) => `&amp;#${letter.charCodeAt(0)};`).join(''),
  'entities in a URL': (text) => encodeURIComponent([...text].map((letter) => `&#${letter.charCodeAt(0)};`).join('')),
  'a URL in entities': (text) => [...Buffer.from(text)].map((byte) => `&#37;${byte.toString(16)}`).join(''),
  'url three times': (text) =>
    [...Buffer.from(text)].map((byte) => `%2525${byte.toString(16).padStart(2, '0')}`).join(''),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(`ab${text}c`).toString('base64url'),
  'base64 with line breaks': (text) => Buffer.from(text).toString('base64').replaceAll(/.{20}/g, '$&\n'),
  'base64 of base64': (text) => Buffer.from(Buffer.from(`x${text}`).toString('base64')).toString('base64'),
  'base64 of base64 of base64': (text) =>
    Buffer.from(Buffer.from(Buffer.from(text).toString('base64')).toString('base64')).toString('base64'),
  'utf-16 (little)': (text) => Buffer.from(text, 'utf16le').toString('latin1'),
  'utf-16 (big)': (text) => Buffer.from(text, 'utf16le').swap16().toString('latin1'),
  'base64 of utf-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  hex: (text) => Buffer.from(text).toString('hex'),
  'hex with colons': (text) =>
    Buffer.from(text)
      .toString('hex')
      .replaceAll(/..(?=.)/g, '$&:')
      .toUpperCase(),
  'hex with spaces': (text) =>
    Buffer.from(text)
      .toString('hex')
      .replaceAll(/..(?=.)/g, '$& '),
  'hex of bytes': (text) => [...Buffer.from(text)].map((byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(', '),
  'hex of utf-16': (text) => Buffer.from(text, 'utf16le').toString('hex'),
  'base64 of hex': (text) => Buffer.from(Buffer.from(text).toString('hex')).toString('base64'),
  'utf-32': (text) => [...text].map((letter) => `${letter}\0\0\0`).join(''),
  'a typed array': (text) => JSON.stringify({ ...[...Buffer.from(text)] }),
  'quoted-printable': (text) => [...Buffer.from(text)].map((byte) => `=${hexOf(byte).toUpperCase()}`).join(''),
  'quoted-printable with broken lines': (text) => text.replaceAll('=', '=3D').replaceAll(/.{9}(?=.)/g, '$&=\r\n'),
  'quoted-printable of some': (text) =>
    text.replaceAll(/[aeiouAEIOU./+]/g, (letter) => `=${hexOf(letter.charCodeAt(0)).toUpperCase()}`),
  base32: (text) => base32(text).padEnd(Math.ceil(base32(text).length / 8) * 8, '='),
  'base32 in small letters, begun earlier': (text) => base32(`xy${text}`).toLowerCase(),
  backwards: (text) => [...text].reverse().join(''),
  'url twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'base64 of gzip': (text) => gzipSync(`{"key":"${text}"}`).toString('base64'),
  'base64url of deflate': (text) =>
    deflateRawSync(`<saml:Assertion Version="2.0"><saml:ID>${text}</saml:ID></saml:Assertion>`).toString('base64url'),
  'base64 of zlib': (text) => deflateSync(text).toString('base64'),
  'hex of gzip': (text) => gzipSync(text).toString('hex'),
  'an array of bytes': (text) => JSON.stringify([...Buffer.from(text)]),
};

/** Secrets as they are issued: long enough that no text has one by chance. */
const secrets = fc.stringMatching(/^[A-Za-z0-9+/_.-]{12,40}$/);
const around = fc.constantFrom('', ' ', '"', 'xyz ', '{"a":"', '<p>', 'key=');

test.each(Object.entries(encoders))('a secret is found: %s', (_, encode) => {
  fc.assert(
    fc.property(secrets, around, around, (secret, before, after) => {
      const redact = createRedactor([secret]);
      const left = redact(`${before}${encode(secret)}${after}`);
      expect(left).toContain('[redacted]');
      // What may stay is what an encoding has at its ends.
      expect(left.replace(before, '').replace(after, '').replaceAll('[redacted]', '').length).toBeLessThan(12);
    }),
    { numRuns: 40, seed: 7 },
  );
});

test.each(Object.entries(encoders))('no cut leaves a part of a secret standing: %s', (_, encode) => {
  fc.assert(
    fc.property(secrets, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 500 }), (secret, at, most) => {
      const redact = createRedactor([secret]);
      const encoded = encode(secret);
      const body = Buffer.from(`${'. '.repeat(at / 2)}${encoded}${' .'.repeat(200)}`, 'latin1');
      const exchange = {
        id: 1,
        request: sampleRequest(),
        startedAt: 0,
        durationMs: 0,
        outcome: { kind: 'response', status: 200, headers: [], body, json: undefined, receivedAt: 0 },
        earlier: [],
      } as const;
      const { text, base64 = '' } = recordExchange(exchange, redact, { maxBodyBytes: most }).received?.body ?? {};
      const shown = text ?? Buffer.from(base64, 'base64').toString('latin1');
      for (let from = 0; from + 10 <= encoded.length; from += 1)
        expect(shown).not.toContain(encoded.slice(from, from + 10));
    }),
    { numRuns: 40, seed: 8 },
  );
});

test('a token keeps nothing of a secret that stands in it', () => {
  fc.assert(
    fc.property(secrets, fc.integer({ min: 0, max: 5 }), (secret, before) => {
      const parts = [{ alg: 'none' }, { iss: 'i'.repeat(before), seen: secret, exp: 1 }];
      const token = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      const left = createRedactor([secret])(`{"token":"${token}.c2ln"}`);
      expect(left).toContain('[redacted]');
      for (const part of left.split(/[."]|\[redacted\]/)) {
        const said = [0, 1, 2, 3].map((at) => Buffer.from(part.slice(at), 'base64url').toString('latin1'));
        for (let at = 0; at + 6 <= secret.length; at += 1) expect(said.join()).not.toContain(secret.slice(at, at + 6));
      }
    }),
    { numRuns: 40, seed: 9 },
  );
});

test('a packed body that has a secret in it is not written down', () => {
  const body = gzipSync(`{"seen":"canary-secret-0123456789"}`);
  const outcome = { kind: 'response', status: 200, headers: [], body, json: undefined, receivedAt: 0 } as const;
  const exchange = { id: 1, request: sampleRequest(), startedAt: 0, durationMs: 0, outcome, earlier: [] };
  const shown = (secret: string) =>
    recordExchange(exchange, createRedactor([secret]), { maxBodyBytes: 1000 }).received?.body;
  expect(shown('canary-secret-0123456789')).toMatchObject({ text: '[redacted]' });
  expect(shown('another-secret-01234')).toMatchObject({ base64: body.toString('base64') });
});

test.each([
  ['once', 'Zq8%26x%2BLm%2F2Tn%3DRw5Kp9Vb', 'Zq8&x+Lm/2Tn=Rw5Kp9Vb'],
  ['twice', 'Zq8%2526x%252BLm%252F2Tn', 'Zq8&x+Lm/2Tn'],
  ['as in a form', 'a+secret%21of+words', 'a secret!of words'],
])('what a credential says that is encoded %s is a secret too', (_, credential, said) => {
  const redact = createRedactor([credential]);
  expect(redact(`bad session: ${said}.`)).toBe('bad session: [redacted].');
  redact.learn(encodeURIComponent('learned&secret/01'));
  expect(redact('learned&secret/01')).toBe('[redacted]');
});

test('what is no secret stays as it is, however it is encoded', () => {
  const redact = createRedactor(['canary-secret-0123456789']);
  const text = `{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","sha":"${'0123456789abcdef'.repeat(4)}","jwt":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0"}`;
  expect(redact(text)).toBe(text);
  const packed = gzipSync(text).toString('base64');
  const words = `An update=\r\nof=20ABCDEFGHIJKLMNOPQRSTUVWXYZ234567 sends a=3Db, ${packed} and internationalization`;
  expect(redact(words)).toBe(words);
});

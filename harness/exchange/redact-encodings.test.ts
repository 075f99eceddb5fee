import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleRequest } from '../../bench/kit/sample-request.ts';
import { recordExchange } from './record-exchange.ts';
import { createRedactor } from './redact.ts';

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

test('what is no secret stays as it is, however it is encoded', () => {
  const redact = createRedactor(['canary-secret-0123456789']);
  const text = `{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","sha":"${'0123456789abcdef'.repeat(4)}","jwt":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0"}`;
  expect(redact(text)).toBe(text);
});

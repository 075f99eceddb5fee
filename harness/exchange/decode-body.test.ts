import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeBody } from './decode-body.ts';

const body = Buffer.from('{"role":"admin"}');

test.each([
  ['gzip', gzipSync(body)],
  ['X-GZIP', gzipSync(body)],
  ['deflate', deflateSync(body)],
  ['deflate', deflateRawSync(body)],
  ['br', brotliCompressSync(body)],
  ['zstd', zstdCompressSync(body)],
  ['gzip, br', brotliCompressSync(gzipSync(body))],
  ['identity', body],
  [undefined, body],
])('%s is undone', (coding, bytes) => {
  const decoded = decodeBody(bytes, coding, 1000);
  expect(decoded.ok && Buffer.from(decoded.body).toString()).toBe(body.toString());
});

test.each([
  ['gzip', gzipSync(Buffer.alloc(50_000_000))],
  ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
  ['zstd', zstdCompressSync(Buffer.alloc(50_000_000))],
  ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50_000_000)))],
])('a %s bomb is too large', (coding, bytes) => {
  expect(decodeBody(bytes, coding, 100_000)).toMatchObject({ ok: false, reason: 'too-large' });
});

test.each([
  ['gzip', body],
  ['gzip', gzipSync(body).subarray(0, 20)],
  ['pied-piper', body],
  ['gzip, gzip, gzip, gzip', body],
  ['__proto__', body],
  ['constructor', body],
])('what is no %s is a bad encoding', (coding, bytes) => {
  expect(decodeBody(bytes, coding, 1000)).toMatchObject({ ok: false, reason: 'bad-encoding' });
});

test('an empty body needs no decoding', () => {
  expect(decodeBody(new Uint8Array(), 'gzip', 1000)).toMatchObject({ ok: true });
});

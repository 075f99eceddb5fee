import { expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test.each([
  ['not-utf8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
  ['not-utf8', Buffer.from('"é"').subarray(0, 2)],
  ['byte-order-mark', Buffer.from('\ufeff{}')],
  ['not-json', Buffer.from('{"a":')],
  ['not-json', Buffer.from('<html>')],
  ['not-json', Buffer.from('[NaN]')],
  ['too-deep', Buffer.from(nested(501))],
  ['too-deep', Buffer.from(nested(100_000))],
  ['too-deep', Buffer.from('{"a":'.repeat(100_000) + 1 + '}'.repeat(100_000))],
  ['not-json', Buffer.from('['.repeat(100_000))],
])('%s is told', (error, bytes) => {
  expect(parseJson(bytes)).toMatchObject({ ok: false, error });
});

test('the byte at which UTF-8 ends is named', () => {
  const parsed = parseJson(Buffer.from([0x22, 0x61, 0xc3, 0x28, 0x22]));
  expect(parsed).toMatchObject({ detail: 'byte 3 of 5 is not UTF-8' });
});

test('JSON as deep as is read, brackets in strings, and prototype keys are values', () => {
  expect(parseJson(Buffer.from(nested(500)))).toMatchObject({ ok: true });
  expect(parseJson(Buffer.from(JSON.stringify('[\\"{'.repeat(2000))))).toMatchObject({ ok: true });
  const parsed = parseJson(Buffer.from('{"__proto__":{"polluted":true}}'));
  expect(parsed?.ok === true && Object.keys(parsed.value as object)).toEqual(['__proto__']);
  expect({}).not.toHaveProperty('polluted');
});

test('an empty body is nothing', () => {
  expect(parseJson(new Uint8Array())).toBe(undefined);
});

import { expect, test } from 'vitest';
import { sampleExchange } from '../../bench/kit/sample-exchange.ts';
import type { Case } from '../../harness/suite.ts';
import { alterText } from './alter-text.ts';
import { spoil } from './credentials.ts';
import { encodingsOf } from './encodings-of.ts';
import { fieldsOf } from './fields-of.ts';
import { oneOfEachFirst } from './one-of-each-first.ts';
import { durationSeconds, resetSeconds, retryAfterSeconds } from './rate-limiting.ts';
import { refusalsOf } from './refusals-of.ts';
import { undeclaredFields } from './undeclared-fields.ts';

test('an altered text has the same length and is another', () => {
  for (const text of ['abc', 'zzz', '9', 'Bearer', '----a', 'u-1_x']) {
    expect(alterText(text)).toHaveLength(text.length);
    expect(alterText(text)).not.toBe(text);
  }
});

test('a spoiled credential keeps its scheme word, and Basic stays Basic', () => {
  expect(spoil('Bearer secret-1')).toMatch(/^Bearer \S+$/);
  expect(spoil('Bearer secret-1')).not.toBe('Bearer secret-1');
  const basic = `Basic ${Buffer.from('user:pass').toString('base64')}`;
  const spoiled = Buffer.from(spoil(basic).slice(6), 'base64').toString();
  expect(spoiled).toMatch(/^user:/);
  expect(spoiled).not.toBe('user:pass');
  expect(spoil('key')).not.toBe('key');
});

test('Base64 of a secret is found wherever the secret stands in what was encoded', () => {
  const secret = 'sk-live-0123456789';
  for (const before of ['', 'a', 'ab', 'abc', 'Bearer ']) {
    const text = Buffer.from(`${before}${secret} and more`).toString('base64');
    expect(
      encodingsOf(secret).some((form) => text.includes(form)),
      before,
    ).toBe(true);
  }
});

test.each([
  ['1s', 1],
  ['6m0s', 360],
  ['1h2m3s', 3723],
  ['250ms', 0.25],
  ['1.5s', 1.5],
  ['', undefined],
  ['60', undefined],
  ['soon', undefined],
])('the duration %j is %j seconds', (text, seconds) => {
  expect(durationSeconds(text)).toBe(seconds);
});

test('a reset is read in its own unit', () => {
  const exchange = { ...sampleExchange({ status: 429 }) };
  const at = { ...exchange, outcome: { ...exchange.outcome, receivedAt: 1_000_000 } } as typeof exchange;
  expect(resetSeconds('1003', 'epoch-seconds', at)).toBe(3);
  expect(resetSeconds('3', 'delta-seconds', at)).toBe(3);
  expect(resetSeconds('3s', 'duration', at)).toBe(3);
  expect(resetSeconds('3s', 'delta-seconds', at)).toBeUndefined();
});

test('Retry-After is read as seconds or as a date', () => {
  const of = (value: string) => retryAfterSeconds(sampleExchange({ status: 429, headers: [['retry-after', value]] }));
  expect(of('7')).toBe(7);
  expect(of('Thu, 01 Jan 1970 00:00:09 GMT')).toBe(9);
  expect(of('soon')).toBeUndefined();
  expect(of('-3')).toBeUndefined();
});

test('each constraint has its turn before any has a second', () => {
  const one = (name: string, keyword: string): Case => ({
    kind: 'valid',
    name,
    origin: 'named',
    body: {},
    constraint: { pointer: '/a', keyword },
  });
  const ordered = oneOfEachFirst([one('1', 'x'), one('2', 'x'), one('3', 'y'), one('4', 'x'), one('5', 'y')]);
  expect(ordered.map(({ name }) => name)).toEqual(['1', '3', '2', '5', '4']);
});

test('members of a body are named outer ones first, and undeclared ones once', () => {
  expect(fieldsOf({ a: { 'b/c': 1 }, d: [{ e: 1 }] })).toEqual(['/a', '/a/b~1c', '/d']);
  const schema = { type: 'object', properties: { list: { type: 'array', items: { properties: { id: {} } } } } };
  expect(undeclaredFields(schema, { list: [{ id: 1, x: 1 }, { x: 2 }], y: { z: 1 } })).toEqual(['/list/*/x', '/y']);
});

test('a wrong id in the body is mismatched as well as invalid', () => {
  const contract = { profile: { resource: { request: { in: 'path', name: 'id' }, repeated: ['/data/id'] } } };
  const at = (pointer: string) => ({ refusal: 'invalid-value', constraint: { pointer, keyword: 'type' } });
  // Only what is read is there.
  const refusals = (pointer: string) => refusalsOf(contract as never, at(pointer) as never);
  expect(refusals('/data/id')).toEqual(['mismatched-id', 'invalid-value']);
  expect(refusals('/data/type')).toEqual(['invalid-value']);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { automatonMatcher } from '../text/matcher.ts';
import { matcher } from './linear-pattern.ts';

const patterns = [
  '^[a-z]+$',
  'a|b{2,3}',
  '^(?:ab?c*)+$',
  '[^\\d\\s]',
  '^\\p{Lu}',
  '\\u0041|\\x42',
  '^.{2,4}$',
  '^(?!ab)[abc]+$',
  '^(?=.*b)(?=.*c).{2,}$',
  '^$',
  '[\\w.-]+@',
  'a.c',
  '\\S$',
  '\\ba\\b|b\\Bc',
  '^(a|b)*a(a|b){3}$',
];

test.each(patterns)('%s matches what ECMA-262 says', (pattern) => {
  const truth = new RegExp(pattern, 'u');
  const texts = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', '1', ' ', '@', '\n', '\u{1f600}') }),
    fc.string(),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(matcher(pattern).test(text)).toBe(truth.test(text));
      if (!pattern.includes('\\b')) expect(automatonMatcher(pattern)(text)).toBe(truth.test(text));
    }),
    { seed: 1 },
  );
});

test('a hostile pattern answers at once', () => {
  const text = `${'a'.repeat(50_000)}!`;
  expect(matcher('^(a+)+$').test(text)).toBe(false);
  expect(matcher('^(?=(a|aa)+$)a*$').test(text)).toBe(false);
});

test('a pattern that no linear engine can decide is refused when it is used', () => {
  expect(() => matcher('(a)\\1').test('aa')).toThrow(expect.objectContaining({ code: 'SCHEMA_UNDECIDABLE' }));
});

test('repetitions within repetitions, more than RE2 takes, are followed', () => {
  const { test: matches } = matcher('^([a-z0-9-]{1,63}\\.){1,20}$');
  expect([matches('a.bc.'), matches(`${'a'.repeat(64)}.`), matches('a.'.repeat(21))]).toEqual([true, false, false]);
});

test('more repetitions than can be followed are refused, and do not run on', () => {
  const text = 'a'.repeat(20_000);
  expect(() => matcher('^(a{1,50000}){1,50000}$').test(text)).toThrow(
    expect.objectContaining({ code: 'SCHEMA_UNDECIDABLE' }),
  );
});

test('look-ahead that is repeated without a bound is refused when it is used, like every other', () => {
  expect(() => matcher('^((?=a)a){1,100000}$').test('aa')).toThrow(
    expect.objectContaining({ code: 'SCHEMA_UNDECIDABLE' }),
  );
});

test('escapes that only the absence of the flag u allows are read', () => {
  expect(matcher('^[\\w\\-_]+\\@$').test('a-b@')).toBe(true);
});

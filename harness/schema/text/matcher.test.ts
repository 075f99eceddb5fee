import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { automatonMatcher } from './matcher.ts';
import { re2Source } from './re2-source.ts';
import { readPattern } from './read-pattern.ts';

/** Patterns over few letters, so that random texts meet them as often as not. */
const patterns = [
  'ab|ba',
  '^a*b?$',
  '^(?:ab){2,3}$',
  '^(?!.*bb)[ab-]+$',
  '(?=a)[^b]$',
  '^a(?=.b).{2}$',
  '[^a]',
  '^$',
  '^.?b\\S{0,2}$',
  '^(?:(?=a).){2}b*$',
  '(?:a|b-)+$',
];

test.each(patterns)('%s is read as the engine of the language reads it', (pattern) => {
  const matches = automatonMatcher(pattern);
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', '\n', '😀'), maxLength: 7 });
  fc.assert(
    fc.property(text, (one) => {
      expect(matches(one)).toBe(new RegExp(pattern, 'u').test(one));
    }),
    { seed: 3, numRuns: 400 },
  );
});

test('RE2 is told what it can say, and not asked what it cannot', () => {
  expect(re2Source(readPattern('^a+(?:b|)$'))).toBe('\\A(?:[\\x{61}])+(?:[\\x{62}]|(?:))\\z'.replace('|(?:)', '|'));
  expect(re2Source(readPattern('a{2,1000}'))).toContain('{2,1000}');
  expect(re2Source(readPattern('a{2,1001}'))).toBeUndefined();
  expect(re2Source(readPattern('(?=a)b'))).toBeUndefined();
});

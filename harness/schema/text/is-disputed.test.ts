import { expect, test } from 'vitest';
import { isDisputed } from './is-disputed.ts';

test.each([
  ['a line feed after what a pattern takes', { pattern: '^[a-z]+$' }, 'abc\n'],
  ['emoji at a limit', { maxLength: 3 }, '\u{1f600}\u{1f600}\u{1f600}'],
  ['an emoji of several code points below a limit', { minLength: 3 }, '\u{1f469}\u{1f3fd}\u200d\u{1f4bb}'],
  ['emoji that a pattern counts', { pattern: '^.{1,2}$' }, '\u{1f600}\u{1f600}'],
  ['a digit of another script', { pattern: '^\\d+$' }, '\u0663'],
  ['a letter with an accent as part of a word', { pattern: '^\\w+$' }, 'caf\u00e9'],
  ['a carriage return for a dot', { pattern: '^a.b$' }, 'a\rb'],
])('implementations disagree on %s', (_what, schema, text) => {
  expect(isDisputed(schema, text)).toBe(true);
});

test.each([
  ['plain text', { pattern: '^[a-z]+$', maxLength: 3 }, 'abc'],
  ['an accent well inside a limit', { maxLength: 10 }, 'caf\u00e9'],
  ['more emoji than any way of counting takes', { maxLength: 3 }, '\u{1f600}'.repeat(4)],
  ['a letter that no reading of the pattern takes', { pattern: '^[a-z]+$' }, '\u0431'],
  ['an emoji where the pattern lists emoji', { pattern: '^[\\u{1f600}-\\u{1f64f}]{1,3}$' }, '\u{1f600}'],
])('implementations agree on %s', (_what, schema, text) => {
  expect(isDisputed(schema, text)).toBe(false);
});

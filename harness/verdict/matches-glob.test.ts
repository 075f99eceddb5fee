import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesGlob } from './matches-glob.ts';

test.each([
  ['/role.enum letter-case', '/role.enum letter-case', true],
  ['/role.enum letter-case', '/role.enum letter', false],
  ['/role.enum *', '/role.enum white-space', true],
  ['/role.enum *', '/role.enumeration', false],
  ['*enum*', '/role.enum x', true],
  ['a*a', 'a', false],
  ['a*b*a', 'aba', true],
  ['a*b*b', 'ab', false],
  ['*', '', true],
  ['', 'x', false],
])('%j and %j: %s', (glob, text, expected) => {
  expect(matchesGlob(glob, text)).toBe(expected);
});

test('agrees with a regular expression', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.'), maxLength: 6 });
  fc.assert(
    fc.property(piece, piece, (glob, text) => {
      const pattern = new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 's');
      return matchesGlob(glob, text) === pattern.test(text);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

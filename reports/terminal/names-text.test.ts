import { expect, test } from 'vitest';
import { namesText } from './names-text.ts';

test.each([
  [['a.one', 'a.two'], 20, 'a.one, a.two'],
  [['a.one', 'a.two', 'a.three'], 12, 'a.one, a.two and 1 more'],
  [['a.longer-than-that', 'a.two'], 5, 'a.longer-than-that and 1 more'],
])('%j in %d characters', (names, most, text) => {
  expect(namesText(names, most)).toBe(text);
});

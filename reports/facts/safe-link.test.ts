import { expect, test } from 'vitest';
import { safeLink } from './safe-link.ts';

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'file:///etc',
  'x/y',
  '',
])('%j is no link', (address) => {
  expect(safeLink(address)).toBeUndefined();
});

test('http and https are links', () => {
  expect(safeLink('https://example.test/a?b#c')).toBe('https://example.test/a?b#c');
  expect(safeLink('http://127.0.0.1:8080')).toBe('http://127.0.0.1:8080/');
});

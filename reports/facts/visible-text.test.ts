import { expect, test } from 'vitest';
import { visibleLine, visibleText } from './visible-text.ts';

test.each([
  ['a bidirectional override', 'a\u202Eb', 'a⟨U+202E⟩b'],
  ['an isolate', '\u2066', '⟨U+2066⟩'],
  ['NUL', '\0', '⟨U+0000⟩'],
  ['the start of an ANSI escape', '\u001B[31m', '⟨U+001B⟩[31m'],
  ['a C1 control', '\u009B', '⟨U+009B⟩'],
  ['a carriage return', '\r\n', '⟨U+000D⟩\n'],
  ['a zero-width space', '\u200B', '⟨U+200B⟩'],
  ['a byte-order mark', '\uFEFF', '⟨U+FEFF⟩'],
  ['a lone surrogate', '\uD800x', '⟨U+D800⟩x'],
  ['a tag character', '\u{E0041}', '⟨U+E0041⟩'],
  ['a no-break space', '\u00A0', '⟨U+00A0⟩'],
  ['a line separator', '\u2028', '⟨U+2028⟩'],
  ['a variation selector', 'a\uFE0F', 'a⟨U+FE0F⟩'],
])('%s is written out', (_, text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('what can be seen stays as it is', () => {
  const text = 'plain <b> & "quotes" éß 漢字 שלום 😀\n\tnext';
  expect(visibleText(text)).toBe(text);
});

test('on one line, new lines and tabs are written out as well', () => {
  expect(visibleLine('a\nb\tc')).toBe('a⟨U+000A⟩b⟨U+0009⟩c');
});

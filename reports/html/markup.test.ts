import { expect, test } from 'vitest';
import { hostileStrings } from '../../bench/kit/report/hostile-strings.ts';
import { html, trusted } from './markup.ts';

test.each(Object.values(hostileStrings))('%j stays text within an element and an attribute', (text) => {
  expect(html`${text}`.toString()).not.toMatch(/[<>"']/);
  expect(html`<p title="${text}">`.toString()).toMatch(/^<p title="[^"<>]*">$/);
});

test('markup within markup, and lists of it, stay as they are', () => {
  const items = ['<a>', 'b'].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}</ul>`.toString()).toBe('<ul><li>&lt;a&gt;</li><li>b</li></ul>');
});

test('false and undefined leave nothing, zero stays', () => {
  expect(html`${false}${undefined}${0}`.toString()).toBe('0');
});

test('only what is called trusted is left as it is', () => {
  expect(html`${trusted('<b>')}${'<b>'}`.toString()).toBe('<b>&lt;b&gt;');
});

import { marked } from 'marked';
import { expect, test } from 'vitest';
import { hostileStrings } from '../../bench/kit/report/hostile-strings.ts';
import { markdownCode, markdownProse } from './markdown-text.ts';
import { visibleLine } from './visible-text.ts';

const strings = Object.values(hostileStrings);

test.each(strings)('%j as code is one code element with that text', (text) => {
  const rendered = marked.parseInline(markdownCode(text).replaceAll('\\|', '|'), { async: false });
  expect(rendered).toMatch(/^<code>[^<]*<\/code>$/);
  expect(textOf(rendered).trim()).toBe(visibleLine(text).trim());
});

test.each(strings)('%j as prose makes no element', (text) => {
  const rendered = marked.parseInline(markdownProse(text), { async: false });
  expect(rendered.replaceAll('<!-- -->', '')).not.toMatch(/<[a-z/!]/i);
  expect(textOf(rendered)).toBe(visibleLine(text));
});

test('a bar does not end a table cell', () => {
  const rendered = marked.parse(`| a |\n| --- |\n| ${markdownCode('x | y `|`')} |`, { async: false });
  expect(rendered.match(/<td>/g)).toHaveLength(1);
  expect(textOf(rendered)).toContain('x | y `|`');
});

function textOf(rendered: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return rendered.replace(/<[^>]*>/g, '').replace(/&(\w+|#39);/g, (whole, name: string) => names[name] ?? whole);
}

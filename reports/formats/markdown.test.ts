import { marked } from 'marked';
import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import markdown from './markdown.ts';

test('the summary begins with the sentence, then the failures, and stays short', () => {
  const text = markdown.render(readSample({ exchanges: 6000, contracts: 6, broken: 6 }), {});
  const blocks = text.split('\n\n');
  expect(blocks[0]).toMatch(/^### 0 of 6 contracts conform: 36 of 186 requirements fail/);
  expect(blocks[1]).toMatch(/^- ✗ `acme` `access.insufficient-role`: \*\*A caller without the right MUST be refused/);
  expect(blocks[1]).toContain('15 more problems in the report');
  expect(text.length).toBeLessThan(20_000);
});

test('an incomplete run says so on its first line', () => {
  expect(markdown.render(readSample({ exchanges: 100, footer: false }), {})).toMatch(/^\*\*Incomplete: /);
});

test('nothing that a server sent becomes an element, a link or an image', () => {
  const rendered = marked.parse(markdown.render(readSample({ exchanges: 300, hostile: true }), {}), { async: false });
  const elements = new Set(rendered.replaceAll('<!-- -->', '').match(/<[a-z!][^\s>]*/gi));
  const own = '<h3 <ul <li <strong <code <br <p <table <thead <tbody <tr <th <td'.split(' ');
  expect([...elements].filter((element) => !own.includes(element))).toEqual([]);
});

test('the matrix has a row for each contract and a column for each status', () => {
  const rendered = marked.parse(markdown.render(readSample({ exchanges: 300, hostile: true }), {}), { async: false });
  expect(rendered.match(/<tr>/g)).toHaveLength(4);
  expect(rendered.match(/<td>/g)).toHaveLength(3 * 9);
});

test('a baseline is told in one line', () => {
  const run = readSample({ exchanges: 100 });
  const baseline = readSample({ exchanges: 100, broken: 1 });
  expect(markdown.render(run, { baseline })).toContain(
    'Since the baseline: 6 new, 0 fixed, 6 still failing, 3 newly not tried.',
  );
});

import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadFaults } from '../../mock/load-faults.ts';
import { findingCodes, findingTopics, findPages } from './find-page.ts';

const sources = globSync('{suites/**,harness/verdict,harness/verdict/request,harness/contract,harness/run/check}/*.ts')
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(file, 'utf8'));

test('every code that a requirement writes has a page', () => {
  const written = sources.flatMap((text) => [
    ...text.matchAll(/\bcode: '([a-z0-9-]+)'/g),
    ...text.matchAll(/\b(?:broken|wrong|note|fail|add)\(\s*'([a-z0-9]+(?:-[a-z0-9]+)+)'/g),
  ]);
  const codes = new Set(written.map(([, code = '']) => code));
  expect(codes.size).toBeGreaterThan(100);
  expect([...codes].filter((code) => findPages(code).length === 0)).toEqual([]);
});

test('a code that is made from a keyword has the page of all of them', () => {
  expect(findPages('breaks-enum')[0]?.means).toMatch(/breaks its documented schema/);
});

test('every code that a fault is caught by has a page', async () => {
  const codes = [...(await loadFaults()).values()].flatMap(({ caughtBy }) => caughtBy.code ?? []);
  expect(codes.filter((code) => findPages(code).length === 0)).toEqual([]);
});

test('a page says what it means in a sentence without an end, and nothing is left out', () => {
  const texts = findingTopics.flatMap(({ pages }) => Object.entries(pages));
  expect(
    texts.filter(([, { means, example, fix }]) => [means, example, fix].some((text) => /^$|[^.]\.$/.test(text))),
  ).toEqual([]);
});

test('no page is of a code that nothing writes', () => {
  const all = [
    ...sources,
    ...globSync('harness/{exchange,run,mock,model}/**/*.ts').map((file) => readFileSync(file, 'utf8')),
  ].join('\n');
  // Made from the name of a refusal that was none, or of a keyword.
  const made = /^(accepted-|breaks-keyword$)/;
  expect(
    findingCodes().filter(
      (code) => !made.test(code) && !all.includes(`'${code}'`) && !new RegExp(`^\\s*${code}:`, 'm').test(all),
    ),
  ).toEqual([]);
});

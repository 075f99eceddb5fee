import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: root })];

test.each(documents)('every link of %s leads to a file', (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
});

test('every document that a hint names is there, also in the package', () => {
  const sources = globSync('{harness,reports,suites}/**/*.ts', { cwd: root }).map(read);
  const named = new Set(sources.flatMap((text) => text.match(/\bdocs\/[\w-]+\.md\b/g) ?? []));
  expect([...named].filter((file) => !documents.includes(file))).toEqual([]);
  expect(JSON.parse(read('package.json')).files).toContain('docs/*.md');
});

test('the list of documents names each of them', () => {
  const list = read('docs/README.md');
  const missing = documents.filter((file) => file.startsWith('docs/') && file !== 'docs/README.md');
  expect(missing.filter((file) => !list.includes(`(${file.slice('docs/'.length)})`))).toEqual([]);
});

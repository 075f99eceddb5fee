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

test('every file and folder of the repository that a document names is there', () => {
  const rooms = /^(?:harness|suites|reports|bench|specs|examples|docs|run|exchange|verdict)\/[\w./<>*-]*$/;
  const named = documents.flatMap((file) =>
    [...read(file).matchAll(/`([^`\s]+)`/g)]
      .map(([, name = '']) => name)
      .filter((name) => rooms.test(name) && !/[<*]|^reports\/out/.test(name))
      .map((name) => ({ file, name })),
  );
  expect(named.length).toBeGreaterThan(50);
  const isThere = (name: string) =>
    [name, `harness/${name}`, `docs/${name}`].some((one) => existsSync(join(root, one)));
  expect(named.filter(({ name }) => !isThere(name))).toEqual([]);
});

test('docs/dependencies.md names each package, and each library by the doors that the layers hold', async () => {
  const text = read('docs/dependencies.md');
  const { dependencies, devDependencies, peerDependencies } = JSON.parse(read('package.json'));
  const packages = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
  expect(packages.filter((name) => !name.startsWith('@types/node') && !text.includes(name))).toEqual([]);
  const { default: layers } = await import(join(root, '.dependency-cruiser.cjs'));
  const rules: readonly { name: string; from: { pathNot?: string } }[] = layers.forbidden;
  for (const name of Object.keys(dependencies)) {
    const row = text.split('\n').find((line) => new RegExp(`^\\| (?:[^|]*, )?${name}[,\\s]`).test(line)) ?? '';
    const rule = rules.find((one) => one.name === `${name}-has-one-door`);
    const doors = row.match(/`(?:harness|reports)\/[^`]*`/g) ?? [];
    expect(doors, name).not.toEqual([]);
    for (const door of doors.map((one) => one.slice(1, -1)))
      expect(rule === undefined || new RegExp(rule.from.pathNot ?? '').test(door), `${name}: ${door}`).toBe(true);
  }
});

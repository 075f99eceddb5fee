import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const named = globSync('{harness,reports,suites}/**/*.ts')
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/\b(?:docs|specs|reports|examples)\/[\w./-]*\.(?:md|json|sh)\b/g),
  ])
  .map(([path]) => path);
const packed: readonly string[] = JSON.parse(readFileSync('package.json', 'utf8')).files;

test('every file that a message names is there, and in the package', () => {
  expect(named.length).toBeGreaterThan(10);
  expect(
    [...new Set(named)].filter((path) => !existsSync(path) && !/^(?:specs\/[a-z]|reports\/out)/.test(path)),
  ).toEqual([]);
  const isPacked = (path: string) =>
    packed.some(
      (entry) =>
        path === entry || path.startsWith(`${entry}/`) || (entry === 'docs/*.md' && /^docs\/[^/]+\.md$/.test(path)),
    );
  expect([...new Set(named)].filter((path) => !isPacked(path) && !path.startsWith('reports/out'))).toEqual([]);
});

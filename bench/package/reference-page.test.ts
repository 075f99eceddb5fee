import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../harness/run/plan/package-root.ts';
import { readSchema, referencePage, schemasOfFiles } from './reference-page.ts';
import { keysOfSchema } from './schema-keys.ts';

test('docs/reference.md says what commands and schemas say', async () => {
  const page = readFileSync(join(packageRoot, 'docs/reference.md'), 'utf8');
  expect(page === (await referencePage()), 'run: node bench/package/write-reference.ts').toBe(true);
});

test.each(schemasOfFiles)('an editor has a text for every key of the %s', (_, _file, path) => {
  const keys = keysOfSchema(readSchema(path));
  expect(keys.length).toBeGreaterThan(10);
  expect(keys.filter(({ description }) => description === '').map((key) => key.path)).toEqual([]);
});

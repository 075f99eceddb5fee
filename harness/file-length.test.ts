import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Lines that a file may have: more are more than one job. */
const most = 250;

test('no file is too long to be read at once', () => {
  const files = globSync('{harness,suites,reports,bench,examples}/**/*.ts', { exclude: ['**/node_modules/**'] });
  expect(files.length).toBeGreaterThan(1000);
  const lengths = files.map((file) => [file, readFileSync(file, 'utf8').trimEnd().split('\n').length] as const);
  expect(lengths.filter(([, lines]) => lines > most)).toEqual([]);
});

import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

test('folders are made one in another, and one that is there is left as it is', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'make-folder-')), 'one', 'two');
  makeFolder(folder);
  makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test('a place where nobody may make one is told at once', () => {
  expect(() => makeFolder('/proc/one/two')).toThrow(/ENOENT|EACCES|EROFS|EPERM/);
});

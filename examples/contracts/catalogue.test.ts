import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeFolder } from './judge-folder.ts';

const folder = join(import.meta.dirname, '..', '..', 'specs', 'catalogue');

test.each(readdirSync(folder))('the contract of %s holds against its own mock', { timeout: 120_000 }, async (name) => {
  const verdicts = await judgeFolder(join(folder, name));
  const bad = verdicts.filter(({ outcome }) => ['fail', 'error', 'blocked'].includes(outcome));
  expect(bad.map(({ requirement, outcome }) => `${requirement} ${outcome}`)).toEqual([]);
  expect(verdicts.filter(({ outcome }) => outcome === 'pass').length).toBeGreaterThan(20);
});

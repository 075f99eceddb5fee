import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foldersToCheck } from './folders-to-check.ts';

function specs(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-check-'));
  for (const name of ['acme', 'more/beta']) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'profile.yaml'), '');
  }
  mkdirSync(join(folder, 'vendor'));
  writeFileSync(join(folder, 'vendor', 'vendor.yaml'), '');
  writeFileSync(join(folder, 'a.schema.json'), '');
  return folder;
}

test('a folder of contracts means those in it, and what a star names beside contracts is passed over', async () => {
  const folder = specs();
  const star = ['a.schema.json', 'acme', 'more', 'vendor'].map((name) => join(folder, name));
  expect(await foldersToCheck(star)).toEqual([join(folder, 'acme'), join(folder, 'more', 'beta')]);
  expect(await foldersToCheck([join(folder, 'more')])).toEqual([join(folder, 'more', 'beta')]);
});

test('a contract of the package is found by its name, and what is nowhere stays as it was typed', async () => {
  expect(await foldersToCheck(['dolfin', 'nowhere'])).toEqual([expect.stringMatching(/specs.dolfin$/), 'nowhere']);
});

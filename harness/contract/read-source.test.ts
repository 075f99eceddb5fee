import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleDocument, sampleFolder, sampleProfile } from '../../bench/kit/contract-folder.ts';
import { loadContract } from './load-contract.ts';
import { maxSourceBytes, readSource } from './read-source.ts';

const hintOf = (work: () => unknown) => {
  try {
    work();
    return 'read';
  } catch (error) {
    return (error as { hint?: string }).hint;
  }
};

const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'read';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test('a file outside the folder is read only when the user allows it', async () => {
  const folder = sampleFolder({ 'outside.yaml': sampleDocument });
  const inside = join(folder, 'inside');
  mkdirSync(inside);
  writeFileSync(join(inside, 'profile.yaml'), sampleProfile.replace('openapi.yaml', '../outside.yaml'));
  await expect(loadContract(inside)).rejects.toMatchObject({
    code: 'DOCUMENT_UNSAFE',
    hint: expect.stringContaining('--allow-external-refs'),
  });
  await expect(loadContract(inside, { allowExternalRefs: true })).resolves.toMatchObject({ id: 'inside' });
});

test('a link is followed before it is judged', () => {
  const folder = sampleFolder({ 'secret.yaml': 'a: 1\n', 'inside/b.yaml': 'b: 2\n' });
  const inside = join(folder, 'inside');
  symlinkSync(join(folder, 'secret.yaml'), join(inside, 'link.yaml'));
  symlinkSync(join(inside, 'b.yaml'), join(inside, 'near.yaml'));
  expect(codeOf(() => readSource(join(inside, 'link.yaml'), inside))).toBe('DOCUMENT_UNSAFE');
  expect(readSource(join(inside, 'near.yaml'), inside)).toBe('b: 2\n');
});

test('a folder whose name only begins alike is outside', () => {
  const folder = sampleFolder({ 'acme/a.yaml': '', 'acme-secret/a.yaml': '' });
  expect(codeOf(() => readSource(join(folder, 'acme-secret/a.yaml'), join(folder, 'acme')))).toBe('DOCUMENT_UNSAFE');
});

test('a file that is too large is refused unread', () => {
  const file = join(sampleFolder({ 'large.yaml': '' }), 'large.yaml');
  truncateSync(file, maxSourceBytes + 1);
  expect(codeOf(() => readSource(file))).toBe('DOCUMENT_UNSAFE');
});

test('text that is not UTF-8, a missing file and a folder are unreadable', () => {
  const folder = sampleFolder();
  writeFileSync(join(folder, 'latin.yaml'), Buffer.from([0x61, 0xe9, 0x0a]));
  expect(codeOf(() => readSource(join(folder, 'latin.yaml')))).toBe('DOCUMENT_UNREADABLE');
  expect(codeOf(() => readSource(join(folder, 'missing.yaml')))).toBe('DOCUMENT_UNREADABLE');
  expect(codeOf(() => readSource(folder))).toBe('DOCUMENT_UNREADABLE');
});

test('a hint names the file that was probably meant, else the nearest folder that is there', () => {
  const folder = sampleFolder({ 'openapi.yaml': '' });
  expect(hintOf(() => readSource(join(folder, 'openapi.yml')))).toBe(`type ${join(folder, 'openapi.yaml')}`);
  expect(hintOf(() => readSource(join(folder, 'opneapi.yaml')))).toBe(`type ${join(folder, 'openapi.yaml')}`);
  expect(hintOf(() => readSource(join(folder, 'zzzzzz')))).toBe(`type ls ${folder}`);
  expect(hintOf(() => readSource(join(folder, 'no', 'such', 'place')))).toBe(`type ls ${folder}`);
});

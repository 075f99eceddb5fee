import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleFolder } from '../../bench/kit/contract-folder.ts';
import { listContracts } from './list-contracts.ts';

test('folders with a profile are listed by name, the first of a name wins', async () => {
  const one = sampleFolder({ 'b/profile.yaml': '', 'notes/readme.md': '' });
  const two = sampleFolder({ 'a/profile.yaml': '', 'b/profile.yaml': '' });
  expect(await listContracts([one, two])).toEqual([
    { id: 'a', folder: join(two, 'a') },
    { id: 'b', folder: join(one, 'b') },
  ]);
});

test('a folder that is not there is told', async () => {
  await expect(listContracts([join(sampleFolder(), 'missing')])).rejects.toMatchObject({ code: 'DOCUMENT_UNREADABLE' });
});

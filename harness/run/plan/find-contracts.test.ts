import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startRolecall } from '../../../bench/kit/run-cli.ts';
import { findContractFolder } from './find-contracts.ts';

/** A project whose `specs/` has one contract of this name. */
function project(name: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'project-')));
  mkdirSync(join(folder, 'specs', name), { recursive: true });
  writeFileSync(join(folder, 'specs', name, 'profile.yaml'), 'title: Mine\n');
  return folder;
}

test('a contract in specs/ of the working folder needs no flag', async () => {
  const { err } = await startRolecall(['run', '--contract', 'my-own'], project('my-own')).ended;
  expect(err).toContain('PROFILE_INVALID');
});

test.each(['my-othre', '../specs/my-own'])('"%s" is no contract', async (id) => {
  await expect(findContractFolder(id)).rejects.toMatchObject({ code: 'CONTRACT_UNKNOWN' });
});

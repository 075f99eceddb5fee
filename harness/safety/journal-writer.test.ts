import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import { journalOptions, sampleWrite } from '../../bench/kit/sample-write.ts';
import { openJournal } from './journal.ts';

test.each([
  ['removed', (file: string) => rmSync(file)],
  ['another one', (file: string) => renameSync(join(file, '..', 'other'), file)],
])('a journal whose file is %s holds nothing for whoever restores, and that is refused', async (_, act) => {
  const state = mkdtempSync(join(tmpdir(), 'rolecall-journal-'));
  const journal = await openJournal(state, sampleTarget(), journalOptions);
  await journal.begin(sampleWrite('a'));
  await journal.requireThere();
  writeFileSync(join(state, 'other'), readFileSync(journal.file));
  act(journal.file);
  await expect(journal.requireThere()).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
  await journal.close();
});

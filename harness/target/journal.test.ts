import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { journalFile, openJournal } from './journal.ts';
import type { JournaledWrite } from './journal-line.ts';
import { readJournal } from './read-journal.ts';
import { sampleTarget } from './sample-target.ts';

const target = sampleTarget();
const options = { contract: 'sample' };

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'rolecall-journal-'));
}

function write(testUser: string, role = 'member'): JournaledWrite {
  const undo = { method: 'PATCH', path: `/users/${testUser}`, headers: {}, body: `{"role":"${role}"}` };
  return { testUser, before: { role }, undo: { ...undo, caller: 'admin' } };
}

const testUsersOf = (file: string) => readJournal(file).open.map(({ testUser }) => testUser);

test('an entry is on the disk when begin resolves', async () => {
  const state = folder();
  const journal = await openJournal(state, target, options);
  await journal.begin(write('42'));
  expect(readFileSync(journal.file, 'utf8').split('\n').length).toBe(3);
  expect(readJournal(journal.file).open).toEqual([{ type: 'write', id: 1, ...write('42') }]);
  expect(readJournal(journal.file).header).toMatchObject({ target: 'sandbox', contract: 'sample' });
  await journal.close();
});

test('entries in parallel are all on the disk, in order', async () => {
  const journal = await openJournal(folder(), target, options);
  await Promise.all(Array.from({ length: 50 }, (_, i) => journal.begin(write(String(i)))));
  expect(testUsersOf(journal.file)).toEqual(Array.from({ length: 50 }, (_, i) => String(i)));
  await journal.close();
});

test('what was taken back is no longer open, and a later write of it is', async () => {
  const journal = await openJournal(folder(), target, options);
  await journal.begin(write('a'));
  await journal.begin(write('b'));
  await journal.restored('a');
  expect(testUsersOf(journal.file)).toEqual(['b']);
  await journal.begin(write('a'));
  expect(testUsersOf(journal.file)).toEqual(['b', 'a']);
  await journal.close();
});

test('a test user goes back to before its first write, in the order of its last one', async () => {
  const journal = await openJournal(folder(), target, options);
  await journal.begin(write('a', 'owner'));
  await journal.begin(write('b'));
  await journal.begin(write('a', 'changed meanwhile'));
  expect(readJournal(journal.file).open).toMatchObject([
    { testUser: 'b' },
    { testUser: 'a', before: { role: 'owner' } },
  ]);
  await journal.close();
});

test('a run refuses to start over an unfinished journal; a restore goes on with it', async () => {
  const state = folder();
  const journal = await openJournal(state, target, options);
  await journal.begin(write('42'));
  await journal.close();
  await expect(openJournal(state, target, options)).rejects.toMatchObject({
    code: 'JOURNAL_UNFINISHED',
    hint: 'type: rolecall restore --target sandbox',
  });
  const again = await openJournal(state, target, { ...options, resume: true });
  await again.restored('42');
  await again.close();
  const fresh = await openJournal(state, target, options);
  expect(readFileSync(fresh.file, 'utf8').split('\n').length).toBe(2);
  await fresh.close();
});

test('cut at any byte, the journal holds every entry whose line is whole', async () => {
  const state = folder();
  const journal = await openJournal(state, target, options);
  for (const testUser of ['a', 'b', 'c']) await journal.begin(write(testUser));
  await journal.close();
  const bytes = readFileSync(journal.file);
  const file = journalFile(state, 'cut');
  for (let length = 0; length <= bytes.length; length++) {
    writeFileSync(file, bytes.subarray(0, length));
    const whole = bytes.subarray(0, length).toString().split('\n').length - 1;
    expect(readJournal(file).open.length).toBe(Math.max(0, whole - 1));
  }
});

test('after a torn line the journal is gone on with as if it had never begun', async () => {
  const state = folder();
  const journal = await openJournal(state, target, options);
  for (const testUser of ['a', 'b']) await journal.begin(write(testUser));
  await journal.close();
  truncateSync(journal.file, readFileSync(journal.file).length - 5);
  const again = await openJournal(state, target, { ...options, resume: true });
  await again.restored('a');
  await again.close();
  expect(testUsersOf(journal.file)).toEqual([]);
  expect(readFileSync(journal.file, 'utf8')).toMatch(/"upTo":1}\n$/);
});

test('damage in the middle is refused with its line', async () => {
  const journal = await openJournal(folder(), target, options);
  await journal.begin(write('a'));
  await journal.close();
  writeFileSync(journal.file, `${readFileSync(journal.file, 'utf8').split('\n')[0]}\nnonsense\n`);
  expect(() => readJournal(journal.file)).toThrow(expect.objectContaining({ code: 'JOURNAL_UNFINISHED' }));
  expect(() => readJournal(journal.file)).toThrow(/:2 is no line of a journal/);
});

test('a folder that cannot be written is told before the first write', async () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  await expect(openJournal(join(file, 'state'), target, options)).rejects.toMatchObject({
    code: expect.stringMatching(/OUTPUT_UNWRITABLE|JOURNAL_UNFINISHED/),
  });
});

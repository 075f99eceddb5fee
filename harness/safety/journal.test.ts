import { mkdtempSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import { journalOptions as options, sampleWrite as write } from '../../bench/kit/sample-write.ts';
import { journalFile, openJournal, resumeJournal, unfinishedJournals } from './journal.ts';
import { JournalWriter } from './journal-writer.ts';
import { emptyJournal, readJournal } from './read-journal.ts';

const target = sampleTarget();

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'rolecall-journal-'));
}

const testUsersOf = (file: string) => readJournal(file).open.map(({ testUser }) => testUser);

test('an entry is on the disk when begin resolves', async () => {
  const state = folder();
  const journal = await openJournal(state, target, options);
  await journal.begin(write('42'));
  expect(readFileSync(journal.file, 'utf8').split('\n').length).toBe(3);
  expect(readJournal(journal.file).open).toEqual([{ type: 'write', id: 1, ...write('42') }]);
  expect(readJournal(journal.file).header).toMatchObject({
    target: 'sandbox',
    contract: { id: 'sample' },
    address: 'sandbox.example:443/v1',
  });
  await journal.close();
});

test('an address that came from the environment is not written down in its usual form either', async () => {
  const here = { ...target, baseUrl: 'http://127.0.0.1:4712' };
  const redact = (text: string) => text.replaceAll('127.0.0.1:4712', '[redacted]');
  const journal = await openJournal(folder(), here, { ...options, redact });
  expect(readJournal(journal.file).header?.address).toBe('http://[redacted]');
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

test('what a later write of a user names beside the first is restored too', async () => {
  const journal = await openJournal(folder(), target, options);
  await journal.begin(write('a', 'owner'));
  const flag = { name: '/is_admin', undo: write('a').undo };
  const later = write('a', 'changed meanwhile');
  await journal.begin({ ...later, before: { ...later.before, '/is_admin': false }, fields: [...later.fields, flag] });
  const [open] = readJournal(journal.file).open;
  expect([open?.before, open?.fields.map(({ name }) => name)]).toEqual([
    { role: 'owner', '/is_admin': false },
    ['role', '/is_admin'],
  ]);
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

test('a run refuses to start over an unfinished journal; a restore goes on with it, and a finished one is gone', async () => {
  const state = folder();
  const journal = await openJournal(state, target, options);
  await journal.begin(write('42'));
  await journal.close();
  const again = { code: 'JOURNAL_UNFINISHED', hint: 'type: rolecall restore --target sandbox' };
  await expect(openJournal(state, target, options)).rejects.toMatchObject(again);
  // Another name of the target, or of the machine, is the same server.
  await expect(openJournal(state, { ...target, name: 'other' }, options)).rejects.toMatchObject(again);
  const resumed = await resumeJournal(state, target);
  await resumed?.restored('42');
  await resumed?.close();
  expect(await resumeJournal(state, target)).toBeUndefined();
  await (await openJournal(state, target, options)).close();
});

test('the users of another organization’s unfinished journal are not written to; others are', async () => {
  const state = folder();
  const journal = await openJournal(state, { ...target, organization: 'a' }, options);
  await journal.begin(write('42'));
  await journal.close();
  const other = { ...target, organization: 'b' };
  await expect(openJournal(state, other, options)).rejects.toMatchObject({ code: 'JOURNAL_UNFINISHED' });
  await (await openJournal(state, { ...other, testUsers: ['7'] }, options)).close();
  await (await openJournal(state, { ...target, baseUrl: 'https://elsewhere.example' }, options)).close();
  expect(unfinishedJournals(state).map(({ file }) => file)).toEqual([journal.file]);
});

test('a journal of another server or organization is refused, whatever its file is called', async () => {
  const state = folder();
  const journal = await openJournal(state, target, options);
  await journal.begin(write('42'));
  await journal.close();
  const elsewhere = { ...target, baseUrl: 'https://elsewhere.example' };
  writeFileSync(journalFile(state, elsewhere), readFileSync(journal.file));
  await expect(resumeJournal(state, elsewhere)).rejects.toMatchObject({ code: 'JOURNAL_UNFINISHED' });
});

test('who is given up is no longer open, and the journal keeps the reason', async () => {
  const journal = await openJournal(folder(), target, options);
  for (const user of ['a', 'b']) await journal.begin(write(user));
  await journal.giveUp('a', 'was deleted');
  expect(testUsersOf(journal.file)).toEqual(['b']);
  expect(readFileSync(journal.file, 'utf8')).toContain('was deleted');
  await journal.close();
});

/** A disk that takes so many bytes, and then no more. */
function fullDisk(room: number): FileHandle {
  let left = room;
  const handle = {
    write: async (_bytes: Buffer, _offset: number, length: number) => {
      const bytesWritten = Math.min(left, Math.min(length, 10));
      left -= bytesWritten;
      return { bytesWritten };
    },
    truncate: async () => {},
    datasync: async () => {},
    close: async () => {},
  };
  // Only these four are used.
  return handle as unknown as FileHandle;
}

test('a line that the disk takes piece by piece is whole, and one that it does not take fails before it counts', async () => {
  const state = emptyJournal();
  const journal = new JournalWriter('journal', fullDisk(600), state, 0);
  await journal.begin(write('a'));
  expect(state.open).toHaveLength(1);
  await expect(journal.begin(write('b'))).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
  expect(state.open).toHaveLength(1);
});

test('what was written of a line that failed is taken away again', async () => {
  const file = join(folder(), 'journal');
  const handle = await open(file, 'w');
  const journal = new JournalWriter(file, handle, emptyJournal(), 0);
  await journal.begin(write('a'));
  const whole = readFileSync(file, 'utf8');
  const five = async (bytes: Buffer, at: number, _length: number, position: number) => {
    // A disk that is full after five bytes.
    if (at === 0) writeSync(handle.fd, bytes, 0, 5, position);
    return { bytesWritten: at === 0 ? 5 : 0, buffer: bytes };
  };
  handle.write = five as unknown as typeof handle.write;
  await expect(journal.begin(write('b'))).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
  expect(readFileSync(file, 'utf8')).toBe(whole);
  await handle.close();
});

test.each(['', '\n', '{}\n', '{"type":"header"}\n', 'nonsense'])('a journal that holds %j is damaged', (content) => {
  const file = join(folder(), 'journal');
  writeFileSync(file, content);
  expect(() => readJournal(file)).toThrow(expect.objectContaining({ code: 'JOURNAL_UNFINISHED' }));
});

test.each([
  { type: 'write', id: 1, testUser: 'a' },
  { type: 'restored' },
  { ...write('b'), type: 'write', id: '1' },
  { ...write('b'), type: 'write', id: 1, undo: null },
])('a line like %j is damage', async (line) => {
  const journal = await openJournal(folder(), target, options);
  await journal.begin(write('a'));
  await journal.close();
  writeFileSync(journal.file, `${readFileSync(journal.file, 'utf8')}${JSON.stringify(line)}\n`);
  expect(() => readJournal(journal.file)).toThrow(/:3 is no line of a journal/);
});

test('cut at any byte, the journal holds every entry whose line is whole', async () => {
  const state = folder();
  const journal = await openJournal(state, target, options);
  for (const testUser of ['a', 'b', 'c']) await journal.begin(write(testUser));
  await journal.close();
  const bytes = readFileSync(journal.file);
  const file = join(state, 'cut');
  const header = bytes.indexOf(0x0a) + 1;
  for (let length = header; length <= bytes.length; length++) {
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
  const again = await resumeJournal(state, target);
  await again?.restored('a');
  expect(testUsersOf(journal.file)).toEqual([]);
  expect(readFileSync(journal.file, 'utf8')).toMatch(/"upTo":1}\n$/);
  await again?.close();
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

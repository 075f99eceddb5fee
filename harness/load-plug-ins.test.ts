import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPlugIns } from './load-plug-ins.ts';
import { filesIn } from './plug-in-files.ts';

async function loaded(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'plug-ins-'));
  try {
    await mkdir(join(folder, 'inside'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), `export default ${text};`);
    return [...(await loadPlugIns(filesIn(folder), 'thing')).keys()];
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('files and tables are found in a folder and inside it', async () => {
  const table = "[{ id: 'crash-on-null' }, { id: 'crash-on-text' }]";
  expect(await loaded({ 'two.js': "{ id: 'two' }", 'inside/crash-on.js': table, 'a.test.js': '1' })).toEqual([
    'crash-on-null',
    'crash-on-text',
    'two',
  ]);
});

test.each([
  [{ 'one.js': "{ id: 'other' }" }, 'rename the file to other.ts, or the id to one'],
  [{ 'one.js': 'undefined' }, "export it as default, with id: 'one'"],
  [{ 'one.js': "[{ id: 'other' }]" }, 'rename the file to other.ts, or the id to one'],
  [{ 'one.js': "{ id: 'one' }", 'inside/one.js': "{ id: 'one' }" }, 'give each its own'],
])('%j is refused with a hint', async (files, hint) => {
  await expect(loaded(files)).rejects.toMatchObject({ code: 'REQUIREMENT_INVALID', hint });
});

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadRequirements } from './load-requirements.ts';

async function inFolder<T>(files: Readonly<Record<string, string>>, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'suites-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(folder, dirname(name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the worked example of docs/write-a-requirement.md is found and judges', async () => {
  const page = await readFile('docs/write-a-requirement.md', 'utf8');
  const code = /```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const source = code.replace("'rolecall/suite'", JSON.stringify(resolve('harness/suite.ts')));
  await inFolder({ 'response/no-server-name.ts': source }, async (folder) => {
    const found = (await loadRequirements([folder])).find(({ id }) => id === 'response.no-server-name');
    if (found?.kind !== 'judge') throw new Error('the example is not found');
    const seen = (server: string) =>
      found.judge({
        // Only what the example reads is there.
        exchange: { id: 1, request: {}, outcome: { kind: 'response', headers: [['server', server]] } } as never,
        contract: {} as never,
        secrets: [],
      });
    expect(seen('acme/1.2').map(({ code }) => code)).toEqual(['server-named']);
    expect(seen('acme')).toEqual([]);
  });
});

test.each([
  [{ 'response/never-5xx.js': "export default { id: 'response.never-5xx', kind: 'judge' }" }, 'give it another name'],
  [
    { 'response/one.js': "export default { id: 'other' }" },
    "set id: 'response.one', or move the file to the folder and name of its id",
  ],
])('%j is refused with a hint', async (files, hint) => {
  await inFolder(files, async (folder) => {
    await expect(loadRequirements([folder])).rejects.toMatchObject({ code: 'REQUIREMENT_INVALID', hint });
  });
});

test('a folder that is not there is told', async () => {
  await expect(loadRequirements(['/nowhere/suites'])).rejects.toMatchObject({ code: 'USAGE' });
});

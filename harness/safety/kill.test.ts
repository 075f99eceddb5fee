import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import { journalFile } from './journal.ts';
import { readJournal } from './read-journal.ts';

const child = `
import { openJournal } from ${JSON.stringify(new URL('./journal.ts', import.meta.url).href)};
import { sampleTarget } from ${JSON.stringify(new URL('../../bench/kit/sample-target.ts', import.meta.url).href)};
import { journalOptions, sampleWrite } from ${JSON.stringify(new URL('../../bench/kit/sample-write.ts', import.meta.url).href)};
const journal = await openJournal(process.argv[1], sampleTarget(), journalOptions);
for (let i = 0; ; i++) {
  await journal.begin(sampleWrite(String(i), 'x'.repeat(i % 997)));
  process.stdout.write(i + '\\n');
}`;

test.each([1, 2, 3, 4, 5, 6])(
  'killed at any moment, the journal holds every write that was let through (%i)',
  async (round) => {
    const folder = mkdtempSync(join(tmpdir(), 'rolecall-kill-'));
    const running = spawn(process.execPath, ['--input-type=module-typescript', '-e', child, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    running.stdout.on('data', (text) => {
      output += text;
      if (output.length > round * 40) running.kill('SIGKILL');
    });
    await new Promise((closed) => running.on('close', closed));
    const told = output.split('\n').slice(0, -1);
    const held = new Set(readJournal(journalFile(folder, sampleTarget())).open.map(({ testUser }) => testUser));
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter((testUser) => !held.has(testUser))).toEqual([]);
  },
);

import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { rolecall, smallRun, startRolecall } from './sample-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'partial-'));

/** Waits until a file has some lines; at most a minute. */
async function untilLines(file: string, count: number): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (existsSync(file) && readFileSync(file, 'utf8').split('\n').length > count) return;
    await wait(50);
  }
  throw new Error(`${file} never had ${count} lines`);
}

test('a run that is killed leaves a record whose report says incomplete on its first line', async () => {
  const record = join(folder, 'killed', 'run.jsonl');
  const { child, ended } = startRolecall(['run', ...smallRun, '--runs', '2000', '-o', 'killed'], folder);
  await untilLines(record, 3);
  child.kill('SIGKILL');
  expect((await ended).code).toBe(null);
  expect(readFileSync(record, 'utf8')).not.toContain('"type":"footer"');

  const report = await rolecall(['report', 'killed/run.jsonl', '--format', 'html,markdown,junit'], folder);
  expect([report.code, report.out.split('\n')[0]]).toEqual([
    0,
    expect.stringMatching(/^Incomplete: the run ended early/),
  ]);
  const summary = readFileSync(join(folder, 'killed', 'summary.md'), 'utf8');
  expect(summary.split('\n').find((line) => line.trim() !== '')).toMatch(/incomplete/i);
}, 90_000);

test.skipIf(!existsSync('/dev/full'))(
  'a full disk ends the run with a reason, and never with green',
  async () => {
    mkdirSync(join(folder, 'full'));
    symlinkSync('/dev/full', join(folder, 'full', 'run.jsonl'));
    const full = await rolecall(['run', ...smallRun, '--only', 'document', '-o', 'full'], folder);
    expect([full.code, full.err]).toEqual([2, expect.stringContaining('[OUTPUT_UNWRITABLE]')]);
    expect(full.err).toContain('ENOSPC');
  },
  60_000,
);

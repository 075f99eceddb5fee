import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { command, linesOf, rolecall, smallRun, start, startRolecall } from '../../bench/kit/run-cli.ts';

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

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s to every process of a run, as a terminal sends it, still ends with a summary and a footer',
  async (name) => {
    const record = join(folder, name, 'run.jsonl');
    const { child, ended } = startRolecall(['run', ...smallRun, '--runs', '2000', '-o', name], folder);
    await untilLines(record, 3);
    process.kill(-(child.pid ?? 0), name);
    expect((await ended).code).toBe(3);
    const [summary, footer] = linesOf(record).slice(-2);
    expect([summary?.type, footer]).toEqual([
      'summary',
      expect.objectContaining({ undone: ['the run was interrupted'] }),
    ]);
  },
  90_000,
);

test.skipIf(process.platform === 'win32')(
  'a disk that is full mid-way ends the run with a reason, and leaves what was judged',
  async () => {
    // The shell's bound on the size of a file stands in for the disk.
    const bounded = ['sh', '-c', 'ulimit -f 60 && exec "$0" "$@"', ...command, 'run', ...smallRun, '-o', 'full'];
    const full = await start(bounded, folder).ended;
    expect([full.code, full.err]).toEqual([2, expect.stringContaining('[OUTPUT_UNWRITABLE]')]);
    const report = await rolecall(['report', 'full/run.jsonl', '--format', 'junit'], folder);
    expect(report.out.split('\n')[0]).toMatch(/^Incomplete: .*its last line was cut/);
  },
  60_000,
);

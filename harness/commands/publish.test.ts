import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordOf } from '../../bench/kit/report/read-sample.ts';
import { rolecall } from '../../bench/kit/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'publish-'));
const site = join(folder, 'site');

/** A record of one day, of a contract that is broken or not. */
function record(day: string, broken: number): string {
  const file = join(folder, `${day}.jsonl`);
  const text = recordOf({ exchanges: 40, contracts: 1, broken });
  writeFileSync(file, text.replace(/"startedAt":"[^"]+"/, `"startedAt":"2026-02-${day}T08:00:00.000Z"`));
  return file;
}

test('a site keeps what is there, adds runs, says when a failure began, and forgets the oldest', async () => {
  const first = await rolecall(['publish', site, record('01', 0)], folder);
  expect([first.code, first.err]).toEqual([0, '']);
  await rolecall(['publish', site, record('03', 1), record('02', 0)], folder);
  expect(readdirSync(join(site, 'runs')).map((name) => name.replace(/-\w+\./, '.'))).toEqual(
    ['01', '02', '03'].flatMap((day) => [`202602${day}T080000Z.html`, `202602${day}T080000Z.jsonl`]),
  );
  const page = readFileSync(join(site, 'index.html'), 'utf8');
  expect(page).toContain('since <time>2026-02-03</time>');
  expect(page).toContain('3 runs since <time>2026-02-01</time>');
  for (const [, href = ''] of page.matchAll(/href="(runs\/[^"]+)"/g)) expect(existsSync(join(site, href))).toBe(true);
  expect(readFileSync(join(site, 'badge.svg'), 'utf8')).toContain('fail');

  await rolecall(['publish', site, record('03', 1), '--keep', '2'], folder);
  expect(readdirSync(join(site, 'runs'))).toHaveLength(4);
});

test('without a record it says which one it looked for', async () => {
  const { code, err } = await rolecall(['publish', join(folder, 'none')], folder);
  expect([code, err]).toEqual([2, expect.stringContaining('[RECORD_UNREADABLE] cannot read reports/out/run.jsonl')]);
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outcomesOf, rolecall, smallRun } from '../../bench/kit/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'flags-'));
const run = (...more: string[]) => rolecall(['run', ...smallRun, '--format', 'badge', ...more], folder);

test('--json is one line for scripts, --quiet one for people, and neither has progress', async () => {
  const json = await run('--grep', 'reject.malformed-json', '--json', '-o', 'json');
  expect([json.code, json.err]).toEqual([0, '']);
  expect(JSON.parse(json.out)).toMatchObject({ exitCode: 0, reasons: [], counts: { pass: 1 }, failed: [] });
  const quiet = await run('--grep', 'reject.malformed-json', '--quiet', '-o', 'quiet');
  expect([quiet.out.trim().split('\n').length, quiet.err]).toEqual([1, '']);
}, 60_000);

test('--grep-invert leaves out, --max-failures ends in order', async () => {
  const few = await run('--grep', 'reject', '--grep-invert', 'reject.schema', '-o', 'few');
  expect(few.code).toBe(0);
  expect(Object.keys(outcomesOf(join(folder, 'few', 'run.jsonl')))).not.toContain('reject.schema');
  const ended = await run('--fault', 'member-allowed', 'no-credentials-accepted', '--max-failures', '1', '-o', 'ended');
  expect([ended.code, ended.out]).toEqual([1, expect.stringContaining('why: --max-failures 1 was reached')]);
}, 120_000);

test('--wait waits for what never comes, and says so with exit code 5', async () => {
  const target =
    'contract: whole-user, baseUrl: "http://127.0.0.1:9", callers: { admin: { headers: {} } }, testUsers: ["1"]';
  writeFileSync(join(folder, 'targets.yaml'), `targets:\n  gone: { ${target} }\n`);
  const live = ['run', '--specs', smallRun[1], '--targets', 'targets.yaml', '--target', 'gone'];
  const { code, err } = await rolecall([...live, '--wait', '1'], folder);
  expect([code, err]).toEqual([
    5,
    expect.stringContaining('nothing accepts connections at http://127.0.0.1:9 after 1 s'),
  ]);
}, 60_000);

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rolecall, smallRun } from '../../bench/kit/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'rolecall-judge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  await rolecall(['run', ...smallRun, '--grep', 'response', '--fault', 'status-created', '--out', '.'], folder);
});

test('a record is judged again without a server, with the exit code of its run', async () => {
  const { code, out } = await rolecall(['judge', 'run.jsonl'], folder);
  expect(code).toBe(1);
  expect(out).toMatch(/^fail +whole-user on mock {2}response\.status-documented$/m);
  expect(out).not.toContain('(was');
});

test('a record without an end says so', async () => {
  const lines = readFileSync(join(folder, 'run.jsonl'), 'utf8').trimEnd().split('\n');
  writeFileSync(join(folder, 'cut.jsonl'), `${lines.slice(0, -2).join('\n')}\n`);
  const { code, err } = await rolecall(['judge', 'cut.jsonl', '--grep', 'response.completes'], folder);
  expect(code).toBe(3);
  expect(err).toContain('the record has no end');
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outcomesOf, rolecall, smallRun } from '../../bench/kit/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'shards-'));
const faulty = [...smallRun, '--fault', 'enum-not-enforced'];

test('shards that are merged say what the whole run says, and the gate is that of the whole', async () => {
  const whole = await rolecall(['run', ...faulty, '-o', 'whole'], folder);
  for (const index of [1, 2])
    await rolecall(['run', ...faulty, '--shard', `${index}/2`, '-o', `part-${index}`], folder);
  const merge = (...records: string[]) => rolecall(['merge', ...records, '-o', 'merged/run.jsonl'], folder);
  const merged = await merge('part-2/run.jsonl', 'part-1/run.jsonl');
  expect([whole.code, merged.code]).toEqual([1, 1]);
  expect(outcomesOf(join(folder, 'merged', 'run.jsonl'))).toEqual(outcomesOf(join(folder, 'whole', 'run.jsonl')));

  const [part, own] = [await merge('part-1/run.jsonl'), await merge('part-1/run.jsonl', 'merged/run.jsonl')];
  expect(part.out).toContain('why: shard 2 of 2 is missing');
  expect([own.code, own.err]).toEqual([
    2,
    expect.stringContaining('merged/run.jsonl is a shard, and the joined record'),
  ]);
}, 120_000);

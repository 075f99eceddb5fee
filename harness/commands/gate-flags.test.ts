import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addGateFlags, minimums, shard } from './gate-flags.ts';

test('least numbers add up, one after another or in a row', () => {
  const flags = addGateFlags(new Command())
    .parse(['--min-tried', '5000', 'reject.schema=40', '--min-tried', 'a=b=1'], { from: 'user' })
    .opts();
  expect(flags.minTried).toEqual([
    { count: 5000 },
    { requirement: 'reject.schema', count: 40 },
    { requirement: 'a=b', count: 1 },
  ]);
});

test.each(['', '-1', 'reject=', '1.5', '=3'])('%j is no least number', (text) => {
  expect(() => minimums(text)).toThrow('expected a number');
});

test('a shard is one of a number of shards', () => {
  expect(shard('2/4')).toEqual({ index: 2, of: 4 });
  for (const text of ['0/4', '5/4', '1', '1/0', 'a/b', '1/4/2'])
    expect(() => shard(text)).toThrow('expected INDEX/COUNT');
});

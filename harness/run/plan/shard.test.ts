import { expect, test } from 'vitest';
import type { Requirement } from '../../model/requirement.ts';
import { ofShard } from './shard.ts';

const named = (id: string, kind: 'try' | 'judge' | 'examine'): Requirement => ({
  ...{ id, level: 'must', severity: 'updates', sentence: '', matters: '', appliesTo: () => true },
  // Its kind is all that is looked at.
  ...({ kind } as unknown as { readonly kind: 'examine'; readonly examine: () => [] }),
});
const all = [...['a', 'b', 'c', 'd', 'e'].map((id) => named(id, 'try')), named('j', 'judge'), named('x', 'examine')];
const ids = (index: number, of: number) => ofShard(all, { index, of }).map(({ id }) => id);

test('all shards together are the whole, and share only what judges every response', () => {
  for (const count of [1, 2, 3, 6]) {
    const shards = Array.from({ length: count }, (_, place) => ids(place + 1, count));
    expect(shards.every((shard) => shard.includes('j'))).toBe(true);
    const others = shards.flat().filter((id) => id !== 'j');
    expect(others.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'x']);
  }
});

test('a shard is the same each time, in the order of the run', () => {
  expect(ids(1, 2)).toEqual(['a', 'c', 'e', 'j']);
  expect(ids(2, 2)).toEqual(['b', 'd', 'j', 'x']);
  expect(ofShard(all, undefined)).toBe(all);
});

test('a shard without a requirement is refused', () => {
  expect(() => ofShard(all.slice(0, 2), { index: 3, of: 3 })).toThrow(/USAGE.*shard 3\/3 is empty/);
});

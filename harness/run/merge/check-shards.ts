import { isDeepStrictEqual } from 'node:util';
import type { Run } from '../../../reports/run.ts';
import { HarnessError } from '../../errors.ts';
import type { RunHeader } from '../../model/run.ts';

/** A record that is to be joined with others. */
export interface ShardRun {
  /** As it was named. */
  readonly file: string;
  readonly run: Run;
}

/** What all shards of a run have in common. */
const common: readonly (readonly [string, (header: RunHeader) => unknown])[] = [
  ['the version of rolecall', ({ tool }) => tool.version],
  ['the number of shards', ({ shard }) => shard?.of],
  ['the seed', ({ seed }) => seed],
  ['the options', ({ options }) => options],
  ['the contracts and their digests', ({ contracts }) => contracts.map(({ id, digest }) => `${id} ${digest}`)],
  ['the targets', ({ targets }) => targets.map(({ name, kind }) => `${name} (${kind})`)],
  ['the waivers', ({ waivers }) => waivers?.entries ?? []],
  ['the gates', ({ gates }) => gates],
];

/**
 * The records in the order of their shards.
 * @throws HarnessError USAGE when they are not different shards of one run.
 */
export function checkShards(runs: readonly ShardRun[]): readonly ShardRun[] {
  const [first, ...others] = runs;
  if (!first) throw new HarnessError('USAGE', 'no record is named', 'type rolecall merge a.jsonl b.jsonl -o run.jsonl');
  for (const { file, run } of runs) {
    if (run.header.shard) continue;
    throw new HarnessError('USAGE', `${file} is no shard: it was run whole`, 'run parts with rolecall run --shard 1/2');
  }
  for (const { file, run } of others) {
    for (const [what, of] of common) {
      const [one, other] = [of(first.run.header), of(run.header)];
      if (isDeepStrictEqual(one, other)) continue;
      throw new HarnessError(
        'USAGE',
        `${first.file} and ${file} are not shards of one run: ${what}: ${shown(one)} and ${shown(other)}`,
        'run all shards with the same version, contracts and flags',
      );
    }
  }
  const sorted = runs.toSorted((one, other) => indexOf(one) - indexOf(other));
  for (const [place, one] of sorted.entries()) {
    const next = sorted[place + 1];
    if (!next || indexOf(one) !== indexOf(next)) continue;
    const fact = `${one.file} and ${next.file} are both shard ${indexOf(one)} of ${one.run.header.shard?.of}`;
    throw new HarnessError('USAGE', fact, 'name each shard once');
  }
  return sorted;
}

/** Which shards are not there, and which ended early, one sentence each. */
export function missingParts(runs: readonly ShardRun[]): readonly string[] {
  const of = runs[0]?.run.header.shard?.of ?? 0;
  const there = new Set(runs.map(indexOf));
  return [
    ...Array.from({ length: of }, (_, place) => place + 1)
      .filter((index) => !there.has(index))
      .map((index) => `shard ${index} of ${of} is missing`),
    ...runs.flatMap((one) => {
      const { footer } = one.run;
      const name = `shard ${indexOf(one)} of ${of}`;
      if (!footer) return [`${name} ended early: ${one.file} has no last line`];
      return (footer.undone ?? []).map((undone) => `${name}: ${undone}`);
    }),
  ];
}

/** Which shard a record is. */
function indexOf({ run }: ShardRun): number {
  return run.header.shard?.index ?? 0;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'none';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

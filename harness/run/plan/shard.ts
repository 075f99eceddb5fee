import { HarnessError } from '../../errors.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Shard } from '../../model/run.ts';

/**
 * The requirements of one shard, in their order: every `of`-th, so that all shards together are the whole and no two share
 * one. Those that judge every response are in each, because each has responses of its own.
 * @throws HarnessError USAGE when there are more shards than requirements.
 */
export function ofShard(requirements: readonly Requirement[], shard: Shard | undefined): readonly Requirement[] {
  if (!shard) return requirements;
  let place = 0;
  const own = requirements.filter((requirement) => isRepeated(requirement) || place++ % shard.of === shard.index - 1);
  if (own.length > 0) return own;
  throw new HarnessError(
    'USAGE',
    `shard ${shard.index}/${shard.of} is empty: there are ${requirements.length} requirements to split`,
    `split into at most ${requirements.length}: --shard 1/${requirements.length}`,
  );
}

/** Whether a requirement is in every shard. */
export function isRepeated(requirement: Requirement): boolean {
  return requirement.kind === 'judge';
}

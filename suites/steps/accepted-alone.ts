import type { Field, Json, Steps } from '../../harness/suite.ts';
import { bodySetting } from './settings.ts';

/** The values that were accepted alone in this run: what is refused, or breaks the server, by itself says nothing of a race. */
export async function acceptedAlone(
  steps: Steps,
  change: Field,
  values: readonly Json[],
): Promise<readonly [Json, ...Json[]]> {
  const kept: Json[] = [];
  for (const value of values) if (await steps.accepted(bodySetting(steps, change, value))) kept.push(value);
  const [first, ...others] = kept;
  const least = Math.min(2, values.length);
  if (first === undefined || kept.length < least)
    return steps.block(`fewer than ${least} values are accepted alone; see accept.every-role`);
  return [first, ...others];
}

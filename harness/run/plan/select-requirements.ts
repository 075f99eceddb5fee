import { didYouMean } from '../../domain/nearest-names.ts';
import { HarnessError } from '../../errors.ts';
import type { Requirement } from '../../model/requirement.ts';
import { isNamedBy } from '../../verdict/gates/minimums.ts';

/**
 * The requirements that `pattern` names: an id, a family, a part of an id, or a glob with `*`.
 * @throws HarnessError REQUIREMENT_UNKNOWN when it names none.
 */
export function selectRequirements(all: readonly Requirement[], pattern: string | undefined): readonly Requirement[] {
  if (pattern === undefined) return all;
  const selected = all.filter(({ id }) => isNamedBy(pattern, id));
  if (selected.length > 0) return selected;
  throw new HarnessError(
    'REQUIREMENT_UNKNOWN',
    `no requirement matches "${pattern}"`,
    `${didYouMean(pattern, [...all.map(({ id }) => id), ...new Set(all.map(({ id }) => id.split('.')[0] ?? id))])} rolecall explain lists all`,
  );
}

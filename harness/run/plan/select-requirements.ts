import { didYouMean } from '../../domain/nearest-names.ts';
import { HarnessError } from '../../errors.ts';
import type { Requirement } from '../../model/requirement.ts';
import { isNamedBy } from '../../verdict/gates/minimums.ts';

/**
 * The requirements that `pattern` names: an id, a family, a part of an id, or a glob with `*`; several with commas between
 * them, and `!` before those to leave out.
 * @throws HarnessError REQUIREMENT_UNKNOWN when a part of it names none, or nothing is left.
 */
export function selectRequirements(all: readonly Requirement[], pattern: string | undefined): readonly Requirement[] {
  if (pattern === undefined) return all;
  const parts = pattern.split(',').map((part) => part.trim());
  const wanted = parts.filter((part) => !part.startsWith('!'));
  const unwanted = parts.filter((part) => part.startsWith('!')).map((part) => part.slice(1));
  for (const part of [...wanted, ...unwanted]) {
    if (all.some(({ id }) => isNamedBy(part, id))) continue;
    throw unknown(part, `no requirement matches "${part}"`, all);
  }
  const selected = all.filter(
    ({ id }) =>
      (wanted.length === 0 || wanted.some((part) => isNamedBy(part, id))) &&
      !unwanted.some((part) => isNamedBy(part, id)),
  );
  if (selected.length > 0) return selected;
  throw unknown(pattern, `no requirement is left of "${pattern}"`, all);
}

function unknown(part: string, fact: string, all: readonly Requirement[]): HarnessError {
  const families = new Set(all.map(({ id }) => id.split('.')[0] ?? id));
  const nearest = didYouMean(part, [...all.map(({ id }) => id), ...families]);
  return new HarnessError('REQUIREMENT_UNKNOWN', fact, `${nearest} rolecall explain lists all`);
}

import { HarnessError } from '../errors.ts';
import type { Requirement } from '../model/requirement.ts';
import { nearest } from './nearest.ts';

/**
 * The requirements that `pattern` names: an id, a family, a part of an id, or a glob with `*`.
 * @throws HarnessError REQUIREMENT_UNKNOWN when it names none.
 */
export function selectRequirements(all: readonly Requirement[], pattern: string | undefined): readonly Requirement[] {
  if (pattern === undefined) return all;
  const matches = matcher(pattern);
  const selected = all.filter(({ id }) => matches(id));
  if (selected.length > 0) return selected;
  throw new HarnessError(
    'REQUIREMENT_UNKNOWN',
    `no requirement matches "${pattern}"`,
    `did you mean ${nearest(pattern, [...all.map(({ id }) => id), ...new Set(all.map(({ id }) => id.split('.')[0] ?? id))])}? rolecall explain lists all`,
  );
}

function matcher(pattern: string): (id: string) => boolean {
  if (!pattern.includes('*')) return (id) => id.includes(pattern);
  const parts = pattern.split('*');
  return (id) => {
    let from = 0;
    for (const [index, part] of parts.entries()) {
      const at = index === 0 ? (id.startsWith(part) ? 0 : -1) : id.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    return from === id.length || parts.at(-1) === '' || id.endsWith(parts.at(-1) ?? '');
  };
}

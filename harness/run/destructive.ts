import type { Requirement } from '../model/requirement.ts';

/** Whether a requirement runs after all others, alone, with its own restore: it says so, or needs a permission. */
export function isDestructive(requirement: Requirement): boolean {
  return requirement.destructive === true || permissions(requirement).length > 0;
}

/** Whether it is about what a target does beyond its limit. */
export function isAboutLimits(requirement: Requirement): boolean {
  return permissions(requirement).includes('rate-limit');
}

function permissions(requirement: Requirement) {
  return (requirement.needs ?? []).flatMap((need) => ('allow' in need ? [need.allow] : []));
}

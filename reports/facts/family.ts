/** The family of a requirement: `accept` of `accept.persists`. */
export function familyOf(requirement: string): string {
  const dot = requirement.indexOf('.');
  return dot < 0 ? requirement : requirement.slice(0, dot);
}

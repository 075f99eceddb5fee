import type { Finding } from '../model/finding.ts';

/** Most names of cases that one finding keeps. */
const maxCases = 100;

/**
 * One finding per fact: those with the same kind, code, fact, place, status and family of cases become one that says how
 * often it was seen, and by which cases. The first stands for all, with its exchange.
 */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, (finding) =>
    JSON.stringify([finding.kind, finding.code, finding.fact, finding.at, finding.status, caseFamily(finding.case)]),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const times = [first, ...others].reduce((sum, finding) => sum + (finding.times ?? 1), 0);
    return { ...first, ...(times > 1 ? { times } : {}), ...joinCases([first, ...others]) };
  });
}

/** What a case belongs to: `/role.enum letter-case` and `/role.enum white-space` to `/role.enum`, `random 17` to `random`. */
export function caseFamily(name: string | undefined): string {
  return name?.split(' ')[0] ?? '';
}

/** The cases that a finding stands for; where a scenario sends none that has a name, the scenario; `''` for what is neither. */
export function namesOf({ cases, case: name, scenario }: Finding): readonly string[] {
  return cases ?? [name ?? scenario ?? ''];
}

/** The names of the cases that showed a finding, and how many more there were; `''` for what is no case. */
export function joinCases(findings: readonly Finding[]): Pick<Finding, 'cases' | 'moreCases'> {
  const names = new Set(findings.flatMap(namesOf));
  const more = findings.reduce((sum, { moreCases = 0 }) => sum + moreCases, Math.max(0, names.size - maxCases));
  if (names.size < 2 && more === 0) return {};
  return { cases: [...names].slice(0, maxCases), ...(more > 0 ? { moreCases: more } : {}) };
}

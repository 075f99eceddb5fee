import type { Subject } from '../model/requirement.ts';

/** A subject that can be put back, but for the fields of which it has a value that cannot be written: why, by change. */
export interface Candidate {
  readonly subject: Subject;
  readonly lacks: ReadonlyMap<string, string>;
}

/** Who is used, which changes are left alone with the reason, and who is left alone. */
export interface Choice {
  readonly subjects: readonly Subject[];
  readonly leave: ReadonlyMap<string, string>;
  readonly unusable: readonly string[];
}

/** Subjects that a field is worth varying for: what concerns bystanders needs two. */
const enough = 2;

/**
 * A field that enough subjects can have put back is varied, and the others are left alone; a field that they cannot is
 * left alone. One user without a title does not keep the title of all from being tried.
 */
export function chooseSubjects(candidates: readonly Candidate[]): Choice {
  const leave = new Map<string, string>();
  const fields = [...new Set(candidates.flatMap(({ lacks }) => [...lacks.keys()]))];
  for (const field of fields) {
    const able = candidates.filter(({ lacks }) => !lacks.has(field));
    if (able.length < Math.min(enough, candidates.length)) leaveAlone(field);
  }
  const isUsable = ({ lacks }: Candidate) => [...lacks.keys()].every((field) => leave.has(field));
  if (candidates.filter(isUsable).length < Math.min(enough, candidates.length)) fields.forEach(leaveAlone);
  return {
    subjects: candidates.filter(isUsable).map(({ subject }) => subject),
    leave,
    unusable: candidates
      .filter((one) => !isUsable(one))
      .map(({ subject, lacks }) => {
        const [reason = ''] = [...lacks].flatMap(([field, why]) => (leave.has(field) ? [] : [why]));
        return `subject ${subject.id} ${reason}`;
      }),
  };

  function leaveAlone(field: string): void {
    const one = candidates.find(({ lacks }) => lacks.has(field));
    if (one) leave.set(field, `${field} is not varied: subject ${one.subject.id} ${one.lacks.get(field)}`);
  }
}

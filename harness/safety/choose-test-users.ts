import type { TestUser } from '../model/requirement.ts';

/** A test user that can be restored, but for the fields of which it has a value that cannot be written: why, by change. */
export interface Candidate {
  readonly testUser: TestUser;
  readonly lacks: ReadonlyMap<string, string>;
}

/** Who is used, which changes are left alone with the reason, and who is left alone. */
interface Choice {
  readonly testUsers: readonly TestUser[];
  readonly leave: ReadonlyMap<string, string>;
  readonly unusable: readonly string[];
}

/** Test users that a field is worth varying for: what concerns other users needs two. */
const enough = 2;

/**
 * A field that enough test users can have restored is varied, and the others are left alone; a field that they cannot is
 * left alone. One user without a title does not keep the title of all from being tried.
 */
export function chooseTestUsers(candidates: readonly Candidate[]): Choice {
  const leave = new Map<string, string>();
  const fields = [...new Set(candidates.flatMap(({ lacks }) => [...lacks.keys()]))];
  for (const field of fields) {
    const able = candidates.filter(({ lacks }) => !lacks.has(field));
    if (able.length < Math.min(enough, candidates.length)) leaveAlone(field);
  }
  const isUsable = ({ lacks }: Candidate) => [...lacks.keys()].every((field) => leave.has(field));
  if (candidates.filter(isUsable).length < Math.min(enough, candidates.length)) fields.forEach(leaveAlone);
  return {
    testUsers: candidates.filter(isUsable).map(({ testUser }) => testUser),
    leave,
    unusable: candidates
      .filter((one) => !isUsable(one))
      .map(({ testUser, lacks }) => {
        const [reason = ''] = [...lacks].flatMap(([field, why]) => (leave.has(field) ? [] : [why]));
        return `test user ${testUser.id} ${reason}`;
      }),
  };

  function leaveAlone(field: string): void {
    const one = candidates.find(({ lacks }) => lacks.has(field));
    if (one) leave.set(field, `${field} is not varied: test user ${one.testUser.id} ${one.lacks.get(field)}`);
  }
}

import { isDeepStrictEqual } from 'node:util';
/** One field of one user that is not as it was. */
export interface Difference {
  readonly user: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

type People = Readonly<Record<string, unknown>>;

/** Compares everybody, field by field; `ignored` are fields that count updates and the like. */
export function comparePeople(before: People, after: People, ignored: readonly string[] = []): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((user) => {
    const [old, now] = [fieldsOf(before[user]), fieldsOf(after[user])];
    return [...new Set([...Object.keys(old), ...Object.keys(now)])]
      .filter((field) => !ignored.includes(field) && !isDeepStrictEqual(old[field], now[field]))
      .map((field): Difference => ({ user, field, before: old[field], after: now[field] }));
  });
}

function fieldsOf(person: unknown): Record<string, unknown> {
  if (Array.isArray(person)) return Object.fromEntries(person.map((value, at) => [String(at), value]));
  return typeof person === 'object' && person !== null ? { ...person } : {};
}

import type { Json } from '../../../harness/model/json.ts';
import type { MockUser } from '../../../harness/model/mock.ts';

/** What of a mock's user has to be as before: all but timestamps at volatile places; a null and nothing are one, since a field that was not there is taken away by null. */
export function userFacts(
  { role, removed, organization, user }: MockUser,
  volatile: readonly string[],
): Record<string, unknown> {
  return { role, removed, organization, user: settled(user, '', volatile) };
}

function settled(value: Json, at: string, volatile: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).filter(
    ([name, member]) => member !== null && !volatile.includes(`${at}/${name}`),
  );
  return Object.fromEntries(members.map(([name, member]) => [name, settled(member, `${at}/${name}`, volatile)]));
}

import type { Contract, Operation } from '../model/contract.ts';

/** Whether anybody may read users: the profile says so, or the document asks for credentials where a user is updated and for none where one is read. */
export function arePublicReads({ profile, reads, update }: Contract): boolean {
  if (profile.reads?.public === true) return true;
  const read = reads.one ?? reads.list;
  return read !== undefined && !asksNothing(update) && asksNothing(read);
}

/** An empty list takes away what the whole document asks for; an empty alternative lets anybody in (OpenAPI, Security Requirement Object). */
function asksNothing({ security }: Operation): boolean {
  return security.length === 0 || security.some((needed) => needed.length === 0);
}

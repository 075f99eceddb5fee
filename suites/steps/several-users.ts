import { compile } from '../../harness/schema/schema.ts';
import { type Contract, crowdOf, type Field, type Json, joined, type Plan } from '../../harness/suite.ts';

/** True where one update may name several users, else why not. */
export function mayNameSeveral({ profile }: Contract): true | string {
  return crowdOf(profile.resource) !== undefined || 'an update names one user';
}

/** Whether each user of an update has a value of its own, and not one for all. */
export function isEachOwn({ profile }: Contract, { request }: Field): boolean {
  const crowd = crowdOf(profile.resource);
  return crowd !== undefined && request.startsWith(`${crowd.place}/`);
}

/** Whether the document takes this body for two users at once. */
export function takesTwo({ contract: { profile, request } }: Plan, body: Json): boolean {
  const crowd = crowdOf(profile.resource);
  return crowd?.isMap === true || compile(request.enforceable).accepts(joined(profile.resource, [body, body]));
}

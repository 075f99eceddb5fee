import { type Json, put, type RequirementContext, type TestUser, valueAt } from '../../harness/index.ts';

/** A body with the ids that it must repeat set to the test user's own, for requests that are sent as bytes. */
export function boundBody(context: RequirementContext, testUser: TestUser, body: Json): Json {
  const { resource: place, bind = [] } = context.contract.profile;
  const id = place.format === 'integer' ? Number(testUser.id) : testUser.id;
  const ids = [...(place.request.in === 'body' ? [place.request.pointer] : []), ...(place.repeated ?? [])];
  let bound = body;
  for (const pointer of ids) bound = put(bound, pointer, id) ?? bound;
  for (const { request, to } of bind) {
    if (valueAt(bound, request) === undefined) continue;
    if (to === 'user.id') bound = put(bound, request, id) ?? bound;
    if (to === 'user.email' && testUser.email !== undefined) bound = put(bound, request, testUser.email) ?? bound;
    if (to === 'user.name' && testUser.name !== undefined) bound = put(bound, request, testUser.name) ?? bound;
  }
  return bound;
}

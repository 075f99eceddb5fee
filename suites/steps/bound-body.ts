import { bindBody, child, crowdOf, type Json, type Plan, type Pointer, type TestUser } from '../../harness/suite.ts';

/** A body with everything that names a real thing set to the test user's own values, for requests that are sent as bytes. */
export function boundBody(context: Plan, testUser: TestUser, body: Json): Json {
  return bindBody(context.contract, body, { testUser, values: context.target.values });
}

/** A place of the update in such a body: what goes by a user is named by its id there. */
export function boundPlace({ contract: { profile } }: Plan, { id }: TestUser, pointer: Pointer): Pointer {
  const crowd = crowdOf(profile.resource);
  const place = `${crowd?.place}/*`;
  return crowd?.isMap && pointer.startsWith(place) ? child(crowd.place, id) + pointer.slice(place.length) : pointer;
}

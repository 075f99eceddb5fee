import { bindBody, type Json, type Plan, type TestUser } from '../../harness/suite.ts';

/** A body with everything that names a real thing set to the test user's own values, for requests that are sent as bytes. */
export function boundBody(context: Plan, testUser: TestUser, body: Json): Json {
  return bindBody(context.contract, body, { testUser, values: context.target.values });
}

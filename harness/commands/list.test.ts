import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContract } from '../contract/load-contract.ts';
import { describeContract } from './list.ts';

const specs = join(import.meta.dirname, '..', '..', 'specs');

test.each([
  ['catalogue/twilio', 'form-encoded body'],
  ['catalogue/launchdarkly', 'JSON Patch'],
  ['catalogue/kinde', 'array of users'],
  ['catalogue/airbyte', 'read by POST'],
  ['catalogue/cockroachdb', 'roles as objects'],
  ['catalogue/harbor', 'boolean role'],
  ['catalogue/okta', 'assign and take away'],
  ['catalogue/datadog-roles', 'role in the path beside a body'],
])('the list says of %s that it exercises: %s', async (name, kind) => {
  const listed = describeContract(await loadContract(join(specs, name)));
  expect(listed.exercises).toContain(kind);
  expect(listed.tried).toBe('never');
});

import { expect, test } from 'vitest';
import { infer, list, object, path, role, shows, takes, text } from '../../../bench/kit/infer-paths.ts';
import type { JsonObject } from '../../model/json.ts';
import { targetsStub } from './targets-stub.ts';

const user = object({
  id: text,
  email: text,
  name: text,
  active: { type: 'boolean' },
  phones: list(object({ number: text })),
  role,
});

function profileOf(body: JsonObject, shown: JsonObject | undefined = user) {
  const parameters = path('id');
  const get = shown === undefined ? {} : { get: { parameters, responses: shows(shown) } };
  const done = { 204: { description: 'Done.' } };
  return infer({ '/users/{id}': { put: { parameters, requestBody: takes(body), responses: done }, ...get } }).profile;
}

test('what an update has to send and a read shows is sent as it was read, arrays too', () => {
  const names = ['email', 'name', 'active', 'phones', 'role'];
  const { bind } = profileOf(object(user.properties as JsonObject, names));
  expect(bind).toEqual([
    { request: '/email', to: 'user.email' },
    { request: '/name', to: 'user.name' },
    { request: '/active', to: '/active' },
    { request: '/phones', to: '/phones' },
  ]);
});

test('what no read shows is the target to say, and a value that is alone legal is nobody to say', () => {
  const { bind } = profileOf(object({ role, pin: text, kind: { const: 'user' } }, ['role', 'pin', 'kind']));
  expect(bind).toEqual([{ request: '/pin', to: 'target.pin' }]);
});

test('without any read even the e-mail address is the target to say, and its file has a place for it', () => {
  const profile = profileOf(object({ email: text, role }, ['email', 'role']), object({}));
  expect(profile.bind).toEqual([{ request: '/email', to: 'target.email' }]);
  expect(targetsStub('acme', profile, undefined)).toContain('values: { email: "" }');
});

test('the organization in the body is the target organization', () => {
  const { bind } = profileOf(object({ role, organizationId: text }, ['role', 'organizationId']));
  expect(bind).toEqual([{ request: '/organizationId', to: 'organization' }]);
});

test('a manager is somebody else: neither a role, nor whose e-mail address the user has', () => {
  const manager = object({ id: text, email: text });
  const shown = object({ id: text, manager, role });
  const { fields, user: pointers } = profileOf(object({ manager, role }), shown);
  expect(fields[0]?.request).toBe('/role');
  expect(pointers.email).toBeUndefined();
});

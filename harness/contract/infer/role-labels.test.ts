import { expect, test } from 'vitest';
import { infer, object, path, shows, takes, text } from '../../../bench/kit/infer-paths.ts';
import type { JsonObject } from '../../model/json.ts';

const integer = { type: 'integer' };

function profileOf(role: JsonObject, more: JsonObject = {}, required: readonly string[] = ['role']) {
  const user = object({ id: text, role: integer, version: integer, UserName: text });
  const body = takes(object({ role, ...more }, required));
  const parameters = path('id');
  const get = { parameters, responses: shows(user) };
  return infer({ '/users/{id}': { get, put: { parameters, requestBody: body, responses: shows(user) } } });
}

const strongestFirst = (role: JsonObject) => profileOf(role).profile.permissions?.roles.map(({ value }) => value);

test.each<[string, JsonObject]>([
  ['an extension of the enum', { ...integer, enum: [0, 1, 2], 'x-enum-varnames': ['Owner', 'Admin', 'User'] }],
  [
    'words behind the numbers',
    { ...integer, enum: [0, 1, 2], description: '0 for the owner, 1 for admins and 2 for members' },
  ],
  ['words before the numbers', { ...integer, enum: [0, 1, 2], description: 'owner (0), admin (1), member (2)' }],
  ['a description alone', { ...integer, description: 'New role: 0 owner, 1 administrator, 2 guest' }],
])('numbers are ranked by %s', (_what, role) => {
  expect(strongestFirst(role)).toEqual([0, 1, 2]);
});

test('that the greatest number is the strongest role is a guess, and said', () => {
  const { profile, open } = profileOf({ ...integer, enum: [10, 20] });
  expect(profile.permissions?.roles[0]?.value).toBe(20);
  expect(open.permissions).toContain('the greatest number is taken for the strongest role');
});

test('a number in prose that is no role is none', () => {
  expect(
    profileOf({ ...integer, description: 'At most 3 roles, see chapter 12 of the guide' }).profile.fields[0],
  ).toMatchObject({
    from: 'roles',
  });
});

test('a version is sent back as it was read, and a name in other letters is the same', () => {
  const { profile } = profileOf({ ...integer, enum: [1, 2] }, { version: integer, user_name: text }, [
    'role',
    'version',
    'user_name',
  ]);
  expect(profile.bind).toContainEqual({ request: '/version', to: '/version' });
  expect(profile.bind).toContainEqual({ request: '/user_name', to: 'user.name' });
});

test('a password that every update sets is asked for as a placeholder', () => {
  const { open } = profileOf({ ...integer, enum: [1, 2] }, { password: text }, ['role', 'password']);
  expect(open.bind).toContain('placeholders: every update sets /password of the test user, and nothing puts it back');
});

import { expect, test } from 'vitest';
import { sampleFolder, sampleProfile } from '../../bench/kit/contract-folder.ts';
import { loadContract } from './load-contract.ts';

/** What loading says of a profile in which something is replaced; the folder's name left out. */
async function complaint(from: string | RegExp, to: string): Promise<string> {
  const text = sampleProfile.replace(from, to);
  expect(text).not.toBe(sampleProfile);
  const folder = sampleFolder({ 'profile.yaml': text });
  const message = await loadContract(folder).then(
    () => 'nothing',
    (error: Error) => error.message,
  );
  return message.replaceAll(folder, 'acme').replaceAll('\\', '/');
}

test.each([
  ['an unknown key', '    kind: role', '    knd: role', ':15:5 /fields/0/knd is not known', 'did you mean kind?'],
  ['a value that is not listed', 'kind: role', 'kind: rol', ':15:5 /fields/0/kind does not fit', 'did you mean role?'],
  ['a missing key', 'user:\n  id: /id\n', '', ':1:1 the profile has no user', 'expected user, received nothing'],
  ['a wrong type', 'statuses: [200]', 'statuses: [ok]', ':11:14 /responses/statuses/0 does not fit', 'received "ok"'],
  [
    'a pointer that is none',
    'request: /role',
    'request: role',
    ':16:5 /fields/0/request does not fit',
    'received "role"',
  ],
  [
    'a name given twice',
    '- { value: guest',
    '- { value: owner',
    ':30:9 /permissions/roles has "owner" twice',
    'each value once',
  ],
  [
    'a parameter without a name',
    '{ in: path, name: id }\n  format',
    '{ in: path }\n  format',
    ':6:3 /resource/request has no name',
    'name',
  ],
])('%s is refused with line, column and what was expected', async (_, from, to, place, more) => {
  const message = await complaint(from, to);
  expect(message).toContain('[PROFILE_INVALID]');
  expect(message).toContain(`acme/profile.yaml${place}`);
  expect(message).toContain(more);
});

test.each([
  [
    'a place in the request body',
    'request: /role',
    'request: /rol',
    ':16:5 the request body declares nothing at /rol',
    'did you mean role?',
  ],
  [
    'a place in a user object',
    'user: /role',
    'user: /rule',
    ':17:5 the user object declares nothing at /rule',
    'did you mean role?',
  ],
  [
    'a place of a rule',
    'pointer: /nick',
    'pointer: /nic',
    ':35:5 the request body declares nothing at /nic',
    'did you mean nick?',
  ],
  [
    'an operation',
    'operation: GET /members/{id}',
    'operation: GET /member/{id}',
    ':20:5',
    'did you mean GET /members/{id}?',
  ],
  [
    'a parameter',
    '{ in: path, name: id }\n    user',
    '{ in: path, name: ids }\n    user',
    ':21:21 GET /members/{id} has no path parameter ids',
    'did you mean id?',
  ],
  ['a status', 'statuses: [200]', 'statuses: [201]', ':11:14 status 201 is not documented', '200, 404'],
])('%s that the document does not have is refused', async (_, from, to, place, more) => {
  const message = await complaint(from, to);
  expect(message).toContain('[PROFILE_INVALID]');
  expect(message).toContain(`acme/profile.yaml${place}`);
  expect(message).toContain(more);
});

test('a path parameter that nothing fills is refused', async () => {
  const message = await complaint('request: { in: path, name: id }', 'request: { in: body, pointer: /nick }');
  expect(message).toContain('nothing fills the path parameter id of PATCH /members/{id}');
});

test.each([60, 200, 330, 480])('a profile cut off after %i characters is told from a whole one', async (length) => {
  const message = await complaint(/[\s\S]*/, sampleProfile.slice(0, length));
  expect(message).toMatch(/^\[PROFILE_INVALID\] acme\/profile\.yaml:\d+:\d+ /);
});

test('a key given twice is refused', async () => {
  const message = await complaint('title: Acme', 'title: Acme\ntitle: Acme again');
  expect(message).toContain('[PROFILE_INVALID] the key title is given twice');
  expect(message).toContain('profile.yaml:2:1');
});

test('several mistakes are told at once', async () => {
  const message = await complaint(/kind: role[\s\S]*?user: \/role/, 'kind: rol\n    request: /role\n    usr: /role');
  expect(message).toContain('/fields/0/kind');
  expect(message).toContain('/fields/0/usr');
});

test('a mock whose user breaks the documented schema is refused', async () => {
  const message = await complaint(/$/, "mock: { user: { id: '1', role: owner }, sometimes: { /nick: null } }\n");
  expect(message).toContain('/mock/sometimes/~1nick breaks the schema that PATCH /members/{id} responses, at /nick');
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseTargetFile } from './parse-target-file.ts';
import { readTarget } from './read-target.ts';

/** The target whose admin is `entry` of an auth file with this text. */
function targetWith(text: string, { name = 'auth.yaml', entry = 'foo', more = '' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-auth-'));
  writeFileSync(join(folder, name), text);
  const file = parseTargetFile(
    `targets:
  sandbox:
    contract: sample
    baseUrl: https://sandbox.example/api/v1
    auth: ${name}
    callers: { admin: { auth: ${entry}${more}, headers: { x-org-id: "7" } } }
`,
    join(folder, 'my.yaml'),
  );
  return readTarget(file, 'sandbox', { environment: { FOO_PASSWORD: 'from-environment' } });
}

const login = (rest: string) => `auth:
  - name: foo
    loginEndpointAuth:
      payloadRaw: '{"email": "foo@mail.invalid", "password": "canary-one"}'
  - name: bar
    loginEndpointAuth:
      payloadUserPwd: { username: bar, usernameField: user, password: "\${FOO_PASSWORD}", passwordField: pass }
authTemplate:
  loginEndpointAuth:
    endpoint: /auth/login
    verb: POST
    contentType: application/json
${rest}`;

const today =
  '    token: { extractFrom: body, extractSelector: /a/token, sendIn: header, sendName: Authorization, sendTemplate: "Bearer {token}" }';

test('fixed headers are those of the caller, beside its own', () => {
  const { callers } = targetWith(
    'auth: [{ name: foo, fixedHeaders: [{ name: Authorization, value: Basic Zm9vOmJhcg== }] }]',
  );
  expect(callers.admin).toMatchObject({ headers: { Authorization: 'Basic Zm9vOmJhcg==', 'x-org-id': '7' } });
  expect(callers.admin).not.toHaveProperty('auth');
});

test('an entry takes from the template what it does not say itself, and its password is a secret', () => {
  const target = targetWith(login(today));
  expect(target.callers.admin?.login).toEqual({
    method: 'POST',
    url: 'https://sandbox.example/auth/login',
    headers: { accept: '*/*', 'content-type': 'application/json' },
    body: '{"email": "foo@mail.invalid", "password": "canary-one"}',
    from: { pointer: '/a/token' },
    header: 'Authorization',
    template: 'Bearer {token}',
  });
  expect(target.secrets).toContain('canary-one');
  expect(target.secrets).not.toContain('foo@mail.invalid');
});

test('a user name and a password are written as the content type asks, filled from the environment', () => {
  const json = targetWith(login(today), { entry: 'bar' });
  expect(json.callers.admin?.login?.body).toBe('{"user":"bar","pass":"from-environment"}');
  expect(json.secrets).toEqual(['from-environment']);
  const form = targetWith(login(today).replace('application/json', 'application/x-www-form-urlencoded'), {
    entry: 'bar',
  });
  expect(form.callers.admin?.login?.body).toBe('user=bar&pass=from-environment');
});

test.each([
  [
    'token: { extractFromField: /t, httpHeaderName: X-Token, headerPrefix: "JWT " }',
    { from: { pointer: '/t' }, header: 'X-Token', template: 'JWT {token}' },
  ],
  [
    'token: { extractFromHeader: X-Out, httpHeaderName: X-In }',
    { from: { header: 'X-Out' }, header: 'X-In', template: '{token}' },
  ],
  ['expectCookies: true', { from: { cookies: true }, header: 'cookie', template: '{token}' }],
])('%s says where the token is and goes', (rest, expected) => {
  expect(targetWith(login(`    ${rest}`)).callers.admin?.login).toMatchObject(expected);
});

test('a file in JSON is read, too, and a login elsewhere keeps its address', () => {
  const auth = [
    {
      name: 'foo',
      loginEndpointAuth: { externalEndpointURL: 'https://id.example/in', verb: 'GET', expectCookies: true },
    },
  ];
  const { callers } = targetWith(JSON.stringify({ schemaVersion: '0.1', auth, configs: {} }), { name: 'auth.json' });
  expect(callers.admin?.login).toMatchObject({ url: 'https://id.example/in', method: 'GET' });
});

test.each([
  [login(today), { entry: 'fooo' }, 'has no entry "fooo"; it has foo, bar', 'foo'],
  [login(today), { name: 'auth.toml' }, 'is TOML, which is not read', 'YAML or JSON'],
  [
    login(today.replace('header, sendName', 'query, sendName')),
    {},
    'a token cannot be sent in "query"',
    'sendIn: header',
  ],
  [
    login(today.replace('extractSelector', 'extractSelektor')),
    {},
    'token has no key "extractSelektor"',
    'extractSelector',
  ],
  [login(today.replace('Bearer {token}', 'Bearer')), {}, 'sendTemplate has no {token}', 'sendTemplate'],
  [login('    expectCookies: false'), {}, 'neither token nor expectCookies', 'where its response'],
  [
    login(today).replace('application/json', 'text/plain'),
    { entry: 'bar' },
    'cannot be written as "text/plain"',
    'payloadRaw',
  ],
  [
    login(today).replace('endpoint: /auth/login', 'endpoint: ftp://x'),
    {},
    'the login has no address',
    'endpoint: /path',
  ],
  [login(today), { more: ', token: { command: [x], header: y }' }, 'has a token command, too', 'leave out one'],
  ['auth: [{ name: foo, requireMockHandling: true }]', {}, 'to be mocked inside the server', 'token command'],
  ['auth: [{ name: foo }]', {}, 'neither fixedHeaders nor loginEndpointAuth', 'add one'],
  ['users: []', {}, 'auth', ''],
  ['auth: [', {}, 'auth.yaml:1:', 'correct the YAML'],
])('%# what cannot be used is refused in words', (text, options, fact, hint) => {
  const act = () => targetWith(text, options);
  expect(act).toThrow(expect.objectContaining({ code: 'TARGET_INVALID', message: expect.stringContaining(fact) }));
  expect(act).toThrow(expect.objectContaining({ hint: expect.stringContaining(hint) }));
});

test('an entry without a file is refused with the line to add', () => {
  const text = 'targets: { a: { contract: c, baseUrl: "http://127.0.0.1", callers: { admin: { auth: foo } } } }';
  const act = () => readTarget(parseTargetFile(text, 'my.yaml'), 'a', { environment: {} });
  expect(act).toThrow(expect.objectContaining({ hint: expect.stringContaining('auth: FILE') }));
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleTargetFile } from '../../bench/kit/sample-target-file.ts';
import { HarnessError } from '../errors.ts';
import { findTargetFile } from './find-target-file.ts';
import { parseTargetFile } from './parse-target-file.ts';
import { defaultRequestRate, readTarget } from './read-target.ts';

const environment = { ADMIN_TOKEN: 'admin-canary', MEMBER_TOKEN: 'member-canary' };

function failure(act: () => unknown): HarnessError {
  try {
    act();
  } catch (error) {
    if (error instanceof HarnessError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The refusal of the sample file with one text replaced. */
function refusal(from: string, to: string, options: Partial<Parameters<typeof readTarget>[2]> = {}): HarnessError {
  expect(sampleTargetFile).toContain(from);
  const text = sampleTargetFile.replace(from, to);
  return failure(() => readTarget(parseTargetFile(text, 'my.yaml'), 'sandbox', { environment, ...options }));
}

test('a target is filled from the environment, with text ids and the default request rate', () => {
  expect(readTarget(parseTargetFile(sampleTargetFile, 'my.yaml'), 'sandbox', { environment })).toEqual({
    name: 'sandbox',
    kind: 'live',
    baseUrl: 'https://sandbox.example/v1',
    organization: 'acme',
    headers: { 'x-version': '2' },
    callers: {
      admin: {
        headers: { authorization: 'Bearer admin-canary' },
        written: { authorization: `Bearer \${ADMIN_TOKEN}` },
        userId: '7',
      },
      member: {
        headers: { authorization: 'Bearer member-canary', 'x-organization-id': 'plain' },
        written: { authorization: `Bearer \${MEMBER_TOKEN}`, 'x-organization-id': 'plain' },
      },
    },
    testUsers: ['42', '43'],
    fixtures: { unknown: '0', roles: ['admin', 'member'] },
    requestRate: { ...defaultRequestRate, perSecond: 2 },
    allow: ['rate-limit'],
    secrets: [],
    hidden: ['admin-canary', 'member-canary'],
    writtenBaseUrl: 'https://sandbox.example/v1',
  });
});

test('only the variables of the target that is named are needed', () => {
  expect(readTarget(parseTargetFile(sampleTargetFile, 'my.yaml'), 'other', { environment: {} }).name).toBe('other');
});

test.each([
  [`\${ADMIN_TOKEN}`, `\${NO_SUCH}`, 'my.yaml:8:42: the environment variable NO_SUCH is not set'],
  [`\${ADMIN_TOKEN}`, `\${NO-SUCH}`, `my.yaml:8:42: "\${NO-SUCH}" names no environment variable`],
  [`Bearer \${ADMIN_TOKEN}`, 'Bearer in-clear', 'my.yaml:8:42: the secret of "authorization" is written in clear'],
  ['x-version: "2"', 'x-session-token: abc', 'my.yaml:6:33: the secret of "x-session-token" is written in clear'],
  ['baseUrl: https://sandbox.example/v1/', 'baseUrl: https://u:p@sandbox.example', 'my.yaml:4:14: the base URL is not'],
  [
    'baseUrl: https://sandbox.example/v1/',
    'baseUrl: ftp://sandbox.example',
    'my.yaml:4:14: targets.sandbox.baseUrl cannot be',
  ],
  ['perSecond: 2', 'perSecond: fast', 'my.yaml:12:31: targets.sandbox.requestRate.perSecond must be number'],
  ['perSecond: 2', 'perSeconds: 2', 'my.yaml:12:20: targets.sandbox.requestRate has no key'],
  ['allow: [rate-limit]', 'allow: [everything]', 'my.yaml:13:13: targets.sandbox.allow.0 cannot be'],
  ['    contract: sample\n', '', 'must have required property'],
  ['testUsers: [42', 'testUsers: [42, 42', 'must NOT have duplicate items'],
  ['targets:', 'targets: {', 'my.yaml:'],
])('%s replaced by %s is refused where it is', (from, to, message) => {
  const error = refusal(from, to);
  expect(error.code).toBe('TARGET_INVALID');
  expect(error.message).toContain(message);
});

test('a secret in clear is not repeated, but the variable to use instead is named', () => {
  const error = refusal(`Bearer \${ADMIN_TOKEN}`, 'Bearer in-clear');
  expect(error.message).not.toContain('in-clear');
  expect(error.hint).toContain(`write "Bearer \${SANDBOX_ADMIN_AUTHORIZATION}" there`);
});

test('a secret in clear may stand when the user says so', () => {
  const text = sampleTargetFile.replace(`\${ADMIN_TOKEN}`, 'in-clear');
  const target = readTarget(parseTargetFile(text, 'my.yaml'), 'sandbox', { environment, allowPlainSecrets: true });
  expect(target.callers.admin?.headers).toEqual({ authorization: 'Bearer in-clear' });
});

test('a line break in a variable is refused without its value', () => {
  const error = refusal('acme', 'acme', { environment: { ...environment, ADMIN_TOKEN: 'canary\n' } });
  expect(error.message).toContain('the value of header "authorization" has a character that no header can carry');
  expect(error.message).not.toContain('canary');
});

test('values of other headers that come from the environment are secrets', () => {
  const text = sampleTargetFile.replace('"2"', `"\${ADMIN_TOKEN}"`);
  const target = readTarget(parseTargetFile(text, 'my.yaml'), 'sandbox', { environment });
  expect(target.secrets).toEqual(['admin-canary']);
});

test('an unknown target is refused with the ones there are', () => {
  const error = failure(() => readTarget(parseTargetFile(sampleTargetFile, 'my.yaml'), 'prod', { environment }));
  expect(error.message).toContain('has no target "prod"; it has sandbox, other');
});

test('certificates are read from files beside the target file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-target-'));
  writeFileSync(join(folder, 'ca.pem'), '-----BEGIN CERTIFICATE-----');
  const text = sampleTargetFile.replace('organization: acme', 'connection: { ca: ca.pem, http2: true }');
  const file = join(folder, 'rolecall.targets.yaml');
  const target = readTarget(parseTargetFile(text, file), 'sandbox', { environment });
  expect(target.connection).toEqual({ ca: '-----BEGIN CERTIFICATE-----', http2: true });
  const missing = text.replace('ca.pem', 'none.pem');
  expect(failure(() => readTarget(parseTargetFile(missing, file), 'sandbox', { environment })).message).toContain(
    'cannot read',
  );
});

test('the file is found upwards, or by its name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-target-'));
  expect(failure(() => findTargetFile(folder)).code).toBe('TARGET_INVALID');
  expect(failure(() => findTargetFile(folder, 'no.yaml')).message).toContain('ENOENT');
  writeFileSync(join(folder, 'rolecall.targets.yaml'), sampleTargetFile);
  expect(Object.keys(findTargetFile(join(folder, 'a', 'b')).targets)).toEqual(['sandbox', 'other']);
  expect(findTargetFile(folder, 'rolecall.targets.yaml').file).toBe(join(folder, 'rolecall.targets.yaml'));
});

test('ids beyond 2^53 are the digits that are written', () => {
  const text = `targets: { t: { contract: c, baseUrl: 'http://127.0.0.1:1', organization: 9007199254740993,
    callers: { admin: { headers: {}, userId: 9007199254740995 } }, testUsers: [9007199254740993, 9007199254740992, 7],
    fixtures: { unknown: 123456789012345678901234567890 } } }`;
  const target = readTarget(parseTargetFile(text, 'file'), 't', { environment: {} });
  expect(target.testUsers).toEqual(['9007199254740993', '9007199254740992', '7']);
  expect([target.organization, target.callers.admin?.userId]).toEqual(['9007199254740993', '9007199254740995']);
  expect(target.fixtures.unknown).toBe('123456789012345678901234567890');
});

test.each(['007', '1e3', '0x10', '0o7', '1.0', '+5', '1_000'])('the id %s has to be written in quotes', (id) => {
  const text = `targets: { t: { contract: c, baseUrl: 'http://x', callers: { admin: { headers: {} } }, testUsers: [${id}] } }`;
  const parse = () => readTarget(parseTargetFile(text, 'file'), 't', { environment: {} }).testUsers;
  if (/^1_/.test(id)) expect(parse()).toEqual(['1_000']);
  else expect(parse).toThrow(expect.objectContaining({ code: 'TARGET_INVALID', hint: `write it in quotes: "${id}"` }));
});

test('a role value that no number holds is refused', () => {
  const text = `targets: { t: { contract: c, baseUrl: 'http://x', callers: { admin: { headers: {} } }, fixtures: { roles: [9007199254740993] } } }`;
  expect(() => parseTargetFile(text, 'file')).toThrow(/cannot be kept exactly/);
});

test('every value that comes from the environment is hidden, wherever it stands, unless it is declared harmless', () => {
  const text = `targets: { t: { contract: c, baseUrl: '\${HOST}/v1', organization: '\${ORG}', harmless: [ORG],
    callers: { admin: { headers: {}, userId: '\${ME}' } }, testUsers: ['\${WHO}'] } }`;
  const environment = { HOST: 'https://hidden.example:8443/', ORG: 'acme', ME: 'me-77', WHO: 'user-42' };
  const target = readTarget(parseTargetFile(text, 'file'), 't', { environment });
  const address = ['https://hidden.example:8443/', 'https://hidden.example:8443'];
  expect(target.hidden).toEqual([...address, 'hidden.example:8443', 'hidden.example', 'me-77', 'user-42']);
  expect(target.writtenBaseUrl).toBe(`\${HOST}/v1`);
});

test('a field that is none is told with the one that was meant', () => {
  expect(refusal('perSecond: 2', 'persecond: 2').hint).toBe('did you mean "perSecond"?');
  expect(refusal('baseUrl:', 'baseURL:').hint).toBe('did you mean "baseUrl"?');
});

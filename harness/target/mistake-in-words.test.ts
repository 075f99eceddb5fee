import { expect, test } from 'vitest';
import { HarnessError } from '../errors.ts';
import { parseTargetFile } from './parse-target-file.ts';

const file = `targets:
  sandbox:
    contract: acme
    baseUrl: https://sandbox.example
    callers: { admin: { headers: { key: "1" }, userId: "7" } }
    testUsers: [1, 2]
    requestRate: { perSecond: 5 }
    allow: [race]
`;

test.each([
  ['baseUrl', 'baseURL', '4:5: targets.sandbox has no key "baseURL"', 'did you mean "baseUrl"?'],
  ['perSecond', 'persecond', '7:20: targets.sandbox.requestRate has no key "persecond"', 'did you mean "perSecond"?'],
  ['userId', 'user', '5:48: targets.sandbox.callers.admin has no key "user"', 'did you mean "userId"?'],
  ['admin:', 'boss:', '5:16: targets.sandbox.callers has no key "boss"', 'there are admin, member, otherOrganization'],
  [
    'https://sandbox',
    'ftp://sandbox',
    '4:14: targets.sandbox.baseUrl cannot be "ftp://sandbox.example"',
    'begin it with http',
  ],
  ['[race]', '[rate]', '8:13: targets.sandbox.allow.0 cannot be "rate"', 'did you mean "rate-limit"?'],
])('a target file with %s written as %s says where, what and what was meant', (right, wrong, fact, hint) => {
  const parse = () => parseTargetFile(file.replace(right, wrong), 't.yaml');
  expect(parse).toThrow(HarnessError);
  expect(parse).toThrow(`[TARGET_INVALID] t.yaml:${fact}`);
  expect(parse).toThrow(hint);
});

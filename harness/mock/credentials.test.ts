import { expect, test } from 'vitest';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import { seededRandom } from '../domain/seeded-random.ts';
import { challengeOf, makeCredentials } from './credentials.ts';

const contract = sampleContract({
  profile: {
    auth: {
      schemes: [
        { name: 'two keys', headers: { 'X-Api-Key': '{secret}', 'X-App-Key': '{secret}' } },
        { name: 'basic', headers: { authorization: 'Basic {basic}' } },
      ],
    },
  },
});
const credentials = makeCredentials(contract, seededRandom(1));
const keys = (caller: 'admin' | 'member') => {
  const made = credentials.headers(caller, 'two keys');
  return { 'x-api-key': made['X-Api-Key'] ?? '', 'x-app-key': made['X-App-Key'] ?? '' };
};

test('all headers of one scheme prove a caller, of any scheme', () => {
  expect(credentials.recognize(keys('admin'))).toBe('admin');
  expect(credentials.recognize(keys('member'))).toBe('member');
  expect(credentials.recognize({ ...credentials.headers('otherOrganization', 'basic') })).toBe('otherOrganization');
  expect(credentials.recognize({ ...keys('admin'), authorization: 'Basic bm9ib2R5' })).toBe('admin');
});

test('headers of two callers, or one that is wrong, prove nobody', () => {
  expect(credentials.recognize({ ...keys('admin'), 'x-app-key': keys('member')['x-app-key'] })).toBe('wrong');
  expect(credentials.recognize({ ...keys('admin'), 'x-app-key': 'nobody' })).toBe('wrong');
  expect(credentials.recognize({ authorization: 'Basic bm9ib2R5' })).toBe('wrong');
});

test('what is missing or empty is no credential', () => {
  expect(credentials.recognize({})).toBe('anonymous');
  expect(credentials.recognize({ 'x-api-key': keys('admin')['x-api-key'] })).toBe('anonymous');
  expect(credentials.recognize({ ...keys('admin'), 'x-app-key': ' ' })).toBe('anonymous');
  for (const authorization of ['', 'Basic', 'basic '])
    expect(credentials.recognize({ authorization })).toBe('anonymous');
});

test('the word of a scheme is read in any letters, its secret is not', () => {
  const { authorization = '' } = credentials.headers('admin', 'basic');
  expect(credentials.recognize({ authorization: authorization.replace('Basic', 'BASIC') })).toBe('admin');
  expect(credentials.recognize({ authorization: `Basic ${authorization.slice(6).toLowerCase()}` })).toBe('wrong');
});

test('a challenge names each scheme once', () => {
  expect(challengeOf(contract)).toBe('ApiKey realm="mock", Basic realm="mock"');
});

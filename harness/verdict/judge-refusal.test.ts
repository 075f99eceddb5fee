import { expect, test } from 'vitest';
import type { Cause } from '../model/profile.ts';
import { customaryStatuses } from './causes.ts';
import { judgeRefusal } from './judge-refusal.ts';
import { sampleContract } from './sample-contract.ts';
import { sampleExchange, unanswered } from './sample-exchange.ts';

const contract = sampleContract();
const judged = (status: number, cause: Cause) =>
  judgeRefusal(contract, sampleExchange({ status }), cause).map(({ kind, code }) => `${kind} ${code}`);

test('a status that the contract lists for the cause passes silently', () => {
  expect(judged(400, 'invalid-value')).toEqual([]);
  expect(judged(403, 'insufficient-role')).toEqual([]);
});

test('any success is an acceptance, whatever is documented', () => {
  expect(judged(200, 'missing-field')).toEqual(['failure accepted-missing-field']);
  expect(judged(204, 'no-credentials')).toEqual(['failure accepted-no-credentials']);
});

test('a redirect, a server error and no answer are no refusals', () => {
  expect(judged(302, 'no-credentials')).toEqual(['failure redirected']);
  expect(judged(500, 'invalid-value')).toEqual(['failure server-error']);
  expect(judgeRefusal(contract, unanswered(), 'invalid-value').map(({ code }) => code)).toEqual(['no-answer']);
});

test('a status that the contract binds to another cause is the wrong cause', () => {
  expect(judged(409, 'missing-field')).toEqual(['failure wrong-cause-status']);
  expect(judged(404, 'invalid-value')).toEqual(['failure wrong-cause-status']);
});

test('a status that is an answer to nothing like it is wrong', () => {
  expect(judged(418, 'invalid-value')).toEqual(['failure wrong-status']);
  expect(judged(402, 'unknown-subject')).toEqual(['failure wrong-status']);
});

test('a customary alternative is a gap, even when the document binds it to other causes', () => {
  expect(judged(422, 'invalid-value')).toEqual(['gap undocumented-status']);
  expect(judged(404, 'insufficient-role')).toEqual(['gap undocumented-status']);
  expect(judged(401, 'no-credentials')).toEqual(['gap undocumented-status']);
});

test('a documented status for a cause of which the contract says nothing is noted', () => {
  expect(judged(403, 'no-credentials')).toEqual(['note alternative-seen']);
  expect(judged(400, 'wrong-media-type')).toEqual(['note alternative-seen']);
});

test('a 429 says nothing about the request', () => {
  expect(judged(429, 'invalid-value')).toEqual([]);
  expect(judged(429, 'throttled')).toEqual(['gap undocumented-status']);
});

test('the pairs that servers take for each other never fail', () => {
  const pairs: readonly (readonly [Cause, number])[] = [
    ['invalid-value', 422],
    ['malformed-json', 422],
    ['unknown-subject', 403],
    ['other-organisation', 403],
    ['other-organisation', 404],
    ['wrong-media-type', 400],
    ['wrong-media-type', 415],
    ['no-credentials', 403],
    ['wrong-credentials', 401],
  ];
  for (const [cause, status] of pairs) {
    expect(
      judged(status, cause).filter((code) => code.startsWith('failure')),
      `${status} for ${cause}`,
    ).toEqual([]);
  }
});

test('every cause has a customary status below 500', () => {
  for (const statuses of Object.values(customaryStatuses)) {
    expect(statuses.length).toBeGreaterThan(0);
    expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
  }
});

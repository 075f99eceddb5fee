import { expect, test } from 'vitest';
import { judgedContract } from '../../bench/kit/judged-contract.ts';
import { noResponse, sampleExchange } from '../../bench/kit/sample-exchange.ts';
import { customaryStatuses, refusals } from '../domain/refusal-statuses.ts';
import type { Refusal } from '../model/profile.ts';
import { judgeRefusal } from './judge-refusal.ts';

const contract = judgedContract();
const judged = (status: number, refusal: Refusal) =>
  judgeRefusal(contract, sampleExchange({ status }), refusal).map(({ kind, code }) => `${kind} ${code}`);

test('a status that the contract lists for the refusal passes silently', () => {
  expect(judged(400, 'invalid-value')).toEqual([]);
  expect(judged(403, 'insufficient-role')).toEqual([]);
});

test('any success is an acceptance, whatever is documented', () => {
  expect(judged(200, 'missing-field')).toEqual(['failure accepted-missing-field']);
  expect(judged(204, 'no-credentials')).toEqual(['failure accepted-no-credentials']);
  const responses = { ...contract.profile.responses, statuses: [303] };
  const seeOther = { ...contract, profile: { ...contract.profile, responses } };
  const [found] = judgeRefusal(seeOther, sampleExchange({ status: 303 }), 'missing-field');
  expect(found?.code).toBe('accepted-missing-field');
});

test('a redirect, a server error and no response are no refusals', () => {
  expect(judged(302, 'no-credentials')).toEqual(['failure redirected']);
  expect(judged(500, 'invalid-value')).toEqual(['failure server-error']);
  expect(judgeRefusal(contract, noResponse(), 'invalid-value').map(({ code }) => code)).toEqual(['no-response']);
});

test('a status that the contract binds to another refusal is the wrong refusal', () => {
  expect(judged(409, 'missing-field')).toEqual(['failure wrong-refusal-status']);
  expect(judged(404, 'invalid-value')).toEqual(['failure wrong-refusal-status']);
});

test('a status that is a response to nothing like it is wrong', () => {
  expect(judged(418, 'invalid-value')).toEqual(['failure wrong-status']);
  expect(judged(402, 'unknown-user')).toEqual(['failure wrong-status']);
});

test('a customary alternative is a gap, even when the document binds it to other refusals', () => {
  expect(judged(422, 'invalid-value')).toEqual(['gap undocumented-status']);
  expect(judged(404, 'insufficient-role')).toEqual(['gap undocumented-status']);
  expect(judged(401, 'no-credentials')).toEqual(['gap undocumented-status']);
});

test('a documented status for a refusal of which the contract says nothing is noted', () => {
  expect(judged(403, 'no-credentials')).toEqual(['note alternative-seen']);
  expect(judged(400, 'wrong-media-type')).toEqual(['note alternative-seen']);
});

test('a 429 says nothing about the request', () => {
  expect(judged(429, 'invalid-value')).toEqual([]);
  expect(judged(429, 'rate-limited')).toEqual([]);
  const { 429: _, ...responses } = contract.update.responses;
  const silent = { ...contract, update: { ...contract.update, responses } };
  expect(judgeRefusal(silent, sampleExchange({ status: 429 }), 'rate-limited').map(({ code }) => code)).toEqual([
    'undocumented-status',
  ]);
});

test('the pairs that servers take for each other never fail', () => {
  const pairs: readonly (readonly [Refusal, number])[] = [
    ['invalid-value', 422],
    ['malformed-json', 422],
    ['unknown-user', 403],
    ['other-organization', 403],
    ['other-organization', 404],
    ['wrong-media-type', 400],
    ['wrong-media-type', 415],
    ['no-credentials', 403],
    ['wrong-credentials', 401],
  ];
  for (const [refusal, status] of pairs) {
    expect(
      judged(status, refusal).filter((code) => code.startsWith('failure')),
      `${status} for ${refusal}`,
    ).toEqual([]);
  }
});

test('every refusal has a customary status below 500', () => {
  for (const refusal of refusals) {
    const first = customaryStatuses(refusal)[0] ?? 0;
    expect(first >= 400 && first < 500, refusal).toBe(true);
  }
});

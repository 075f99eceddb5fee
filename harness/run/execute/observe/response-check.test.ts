import { expect, test } from 'vitest';
import type { Contract } from '../../../model/contract.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { JudgingRequirement } from '../../../model/requirement.ts';
import type { Origin } from '../scenario/origin.ts';
import { ResponseCheck } from './response-check.ts';

let told = 'a fact';

const requirement: JudgingRequirement = {
  kind: 'judge',
  id: 'response.x',
  level: 'must',
  severity: 'updates',
  sentence: '',
  matters: '',
  judge: () => [{ kind: 'failure', code: 'x', fact: told, expected: 'e', received: 'r' }],
};

// Only what an response check reads.
const exchange = (id: number, status: number, name?: string) =>
  ({ id, request: { case: name }, earlier: [], outcome: { kind: 'response', status } }) as unknown as Exchange;

test('a fact is kept once per status, with every case that showed it', () => {
  told = 'a fact';
  const responseCheck = new ResponseCheck(requirement, {} as Contract, []);
  for (const one of [exchange(1, 200, 'a'), exchange(2, 200), exchange(3, 500, 'b')]) responseCheck.see(one);
  expect(responseCheck.findings().map(({ status, cases, times }) => [status, cases, times])).toEqual([
    ['200', ['a', ''], 2],
    ['500', undefined, undefined],
  ]);
});

test('facts beyond the bound are counted in a failure of their own', () => {
  const responseCheck = new ResponseCheck(requirement, {} as Contract, []);
  for (let id = 1; id <= 53; id += 1) {
    told = `fact ${id}`;
    responseCheck.see(exchange(id, 200));
  }
  expect(responseCheck.findings()).toHaveLength(51);
  expect(responseCheck.findings().at(-1)).toMatchObject({ kind: 'failure', code: 'further-facts', times: 3 });
});

test('requests that wait for a response at the same time are seen once, one that waits later is seen again', () => {
  told = 'no response comes in time';
  const responseCheck = new ResponseCheck(requirement, {} as Contract, []);
  const silent = (id: number, startedAt: number) =>
    ({
      ...exchange(id, 0),
      startedAt,
      durationMs: 4000,
      outcome: { kind: 'none', reason: 'timeout-headers' },
    }) as Exchange;
  const origin = (name: string) => ({ requirement, scenario: { name } }) as unknown as Origin;
  responseCheck.see(silent(1, 0), origin('one'));
  responseCheck.see(silent(2, 25), origin('other'));
  expect(responseCheck.facts.map(({ times, seenIn }) => [times, seenIn.size])).toEqual([[2, 1]]);
  responseCheck.see(silent(3, 9000), origin('third'));
  expect(responseCheck.facts.map(({ times, seenIn }) => [times, seenIn.size])).toEqual([[3, 2]]);
});

test('what is wrong with an earlier response has the status of that one', () => {
  const judging: JudgingRequirement = {
    ...requirement,
    judge: ({ exchange: { outcome, earlier } }) =>
      earlier.length === 0 && outcome.kind === 'response' && outcome.status === 401
        ? [{ kind: 'failure', code: 'x', fact: 'no challenge', expected: 'e', received: 'r' }]
        : [],
  };
  const responseCheck = new ResponseCheck(judging, {} as Contract, []);
  const refused = { kind: 'response', status: 401 } as Exchange['outcome'];
  const closed = { kind: 'none', reason: 'reset' } as Exchange['outcome'];
  responseCheck.see({ ...exchange(1, 200), earlier: [closed, refused] } as Exchange);
  expect(responseCheck.findings().map(({ status, times }) => [status, times])).toEqual([['401', undefined]]);
});

import { expect, test } from 'vitest';
import type { Contract } from '../../../model/contract.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { JudgingRequirement } from '../../../model/requirement.ts';
import { ResponseCheck } from './response-check.ts';

let told = 'a fact';

const requirement: JudgingRequirement = {
  kind: 'judge',
  id: 'response.x',
  level: 'must',
  severity: 'updates',
  sentence: '',
  matters: '',
  appliesTo: () => true,
  judge: () => [{ kind: 'failure', code: 'x', fact: told, expected: 'e', received: 'r' }],
};

// Only what an response check reads.
const exchange = (id: number, status: number, name?: string) =>
  ({ id, request: { case: name }, outcome: { kind: 'response', status } }) as unknown as Exchange;

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

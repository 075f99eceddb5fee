import { expect, test } from 'vitest';
import { sampleContract } from '../../../bench/kit/sample-contract.ts';
import { startMock } from '../../mock/start-mock.ts';
import type { Requirement, Scenario } from '../../model/requirement.ts';
import { openRunOn } from './contract-run.ts';
import type { JudgeOptions } from './judge-requirements.ts';

const said = { level: 'must', severity: 'updates', sentence: '', matters: '', appliesTo: () => true } as const;

function trying(id: string, run: Scenario['run'], more: Partial<Requirement> = {}): Requirement {
  const scenario: Scenario = { name: 's', purpose: 'open', rank: 'deciding', cost: 2, run };
  return { ...said, kind: 'try', id, scenarios: () => [scenario], ...more } as Requirement;
}

async function judge(requirements: readonly Requirement[], how: JudgeOptions = {}) {
  const contract = sampleContract();
  const mock = await startMock({ contract, seed: 1 });
  const open = { target: mock.target, control: mock.control, close: () => mock.close() };
  const run = await openRunOn({
    contract,
    requirements,
    open,
    options: { target: { kind: 'mock' }, seed: 1, runs: 5 },
  });
  try {
    return await run.judge(how);
  } finally {
    await run.finish();
  }
}

const nothing: Scenario['run'] = async (steps, [testUser]) => {
  await steps.read(testUser);
  return [];
};

test('what does not apply, and what the target lacks, is told before anything is sent, each with its reason', async () => {
  const order: string[] = [];
  const verdicts = await judge(
    [
      trying('b.tried', nothing),
      trying('a.elsewhere', nothing, { appliesTo: () => 'the contract has no such thing' }),
      trying('c.lacking', nothing, { needs: [{ testUsers: 1000 }] }),
    ],
    { onVerdict: ({ requirement }) => order.push(requirement) },
  );
  expect(order.indexOf('a.elsewhere')).toBeLessThan(order.indexOf('b.tried'));
  expect(verdicts.map(({ requirement, outcome }) => [requirement, outcome])).toEqual([
    ['b.tried', 'pass'],
    ['a.elsewhere', 'skipped'],
    ['c.lacking', 'blocked'],
  ]);
  expect(verdicts[1]).toMatchObject({ reason: 'the contract has no such thing', requests: 0 });
  expect(verdicts[2]).toMatchObject({ lacks: 'ids to testUsers:', requests: 0 });
  expect(order.indexOf('c.lacking')).toBeLessThan(order.indexOf('b.tried'));
});

test('a run that sends next to nothing still shows responses to what judges them', async () => {
  let seen = 0;
  const judging: Requirement = {
    ...said,
    kind: 'judge',
    id: 'a.judges',
    judge: () => {
      seen += 1;
      return [];
    },
  } as Requirement;
  const [verdict] = await judge([judging]);
  expect(seen).toBeGreaterThan(0);
  expect(verdict).toMatchObject({ outcome: 'pass', tried: seen });
});

test('the first failure is told once, with the exchange that shows it, before it is tried again', async () => {
  const told: number[] = [];
  let attempts = 0;
  const failing: Scenario['run'] = async (steps, [testUser]) => {
    attempts += 1;
    const exchange = await steps.update(testUser, { body: { role: 'editor' }, name: 'n' });
    return [{ kind: 'failure', code: 'x', fact: 'f', expected: 'e', received: 'r', exchange: exchange.id }];
  };
  await judge([trying('a.a', failing)], {
    onFirstFailure: (exchange) => {
      told.push(exchange);
      expect(attempts).toBe(1);
    },
  });
  expect(told).toHaveLength(1);
  expect(attempts).toBeGreaterThan(1);
});

test('steps count up to what is planned', async () => {
  const steps: [number, number][] = [];
  await judge([trying('a.a', nothing), trying('b.b', nothing)], {
    onStep: ({ done, planned }) => steps.push([done, planned]),
  });
  expect(steps).toEqual([
    [2, 4],
    [4, 4],
  ]);
});

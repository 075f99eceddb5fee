import { expect, test } from 'vitest';
import { sampleExchange } from '../../../../bench/kit/sample-exchange.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Attempt } from '../scenario/attempt.ts';
import { Evidence } from './evidence.ts';

const finding = (fact: string, exchange: number): Finding => ({
  ...{ kind: 'failure', code: 'x', fact, expected: 'e', received: 'r' },
  exchange,
});

/** An attempt of so many exchanges, with ids from `first` on. */
function attempt(name: string, first: number, count: number, findings: readonly Finding[] = []): Attempt {
  const exchanges = Array.from({ length: count }, (_, index) => sampleExchange({ status: 200, id: first + index }));
  // Only what evidence reads of a scenario is there.
  const origin = { scenario: { name, purpose: 'open' } } as unknown as Attempt['origin'];
  return { origin, number: 1, end: 'done', findings, exchanges, hung: false, durationMs: 1, states: new Map() };
}

const idsOf = (evidence: Evidence, findings: readonly Finding[]) =>
  evidence.pick(findings).exchanges.map(({ id }) => id);

test('the first attempt that shows a finding is kept, with the last that was made to see it again', () => {
  const evidence = new Evidence();
  const found = finding('a', 2);
  const first = attempt('one', 1, 2, [found]);
  evidence.add(first);
  evidence.add(attempt('later', 50, 2, [finding('a', 51)]));
  evidence.addAgain(first, attempt('one', 10, 2));
  evidence.addAgain(first, attempt('one', 20, 2, [finding('a', 21)]));
  expect(idsOf(evidence, [found])).toEqual([1, 2, 20, 21]);
  expect(evidence.pick([found]).scenarios).toEqual([
    {
      name: 'one',
      purpose: 'open',
      attempts: [
        { steps: [1, 2], end: 'failed' },
        { steps: [20, 21], end: 'failed' },
      ],
    },
  ]);
});

test('of a long attempt the steps up to the telling one are shown, and the one after it', () => {
  const evidence = new Evidence();
  const found = finding('a', 70);
  evidence.add(attempt('one', 1, 100, [found]));
  const ids = idsOf(evidence, [found]);
  expect([ids.length, ids.at(-1)]).toEqual([40, 71]);
});

test('beyond the bound each finding keeps the exchange that shows it', () => {
  const evidence = new Evidence();
  const findings = [1, 2, 3].map((one) => finding(`fact ${one}`, one * 100 + 5));
  for (const one of findings) evidence.add(attempt(one.fact, (one.exchange ?? 0) - 5, 30, [one]));
  const { exchanges, scenarios } = evidence.pick(findings);
  expect(scenarios).toHaveLength(2);
  expect(exchanges.map(({ id }) => id)).toContain(305);
});

test('where nothing was found a few last steps are the sample', () => {
  const evidence = new Evidence();
  for (let one = 1; one <= 5; one += 1) evidence.add(attempt(`${one}`, one * 10, 3));
  expect(idsOf(evidence, [])).toEqual([12, 22, 32]);
});

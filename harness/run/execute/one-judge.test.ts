import { expect, test } from 'vitest';
import type { RunSummary } from '../../model/run.ts';
import type { Verdict } from '../../model/verdict.ts';
import { findContractFolder } from '../plan/find-contracts.ts';
import { RunRollUp } from '../record/run-roll-up.ts';
import { openContractRun } from './contract-run.ts';

interface Came {
  readonly verdicts: readonly Verdict[];
  readonly summary: RunSummary;
  readonly exitCode: number;
}

async function runWith(faults: readonly string[], grep?: string): Promise<Came> {
  const folder = await findContractFolder('dolfin');
  const target = { kind: 'mock', faults } as const;
  const run = await openContractRun({ folder, target, seed: 1, runs: 5, ...(grep === undefined ? {} : { grep }) });
  const verdicts = await run.judge();
  const rollUp = new RunRollUp({ gates: { failOn: 'fail', minTried: [] }, today: '2026-01-01' });
  for (const verdict of verdicts) rollUp.take({ type: 'verdict', ...verdict });
  const summary = rollUp.sumUp(await run.finish());
  return { verdicts, summary, exitCode: rollUp.footer(1, []).exitCode };
}

const cell = ({ summary }: Came, status: string) => summary.statuses.find((row) => row.status === status);

test('a status code given for the wrong refusal is red, and says by which requirements', async () => {
  const came = await runWith(['invalid-refused-as-conflict'], 'reject.');
  expect(came.verdicts.filter(({ outcome }) => outcome === 'fail').length).toBeGreaterThan(0);
  expect(cell(came, '409')).toMatchObject({ outcome: 'fail', requirements: expect.arrayContaining(['reject.schema']) });
});

test('updates that are accepted and not stored make the success red', async () => {
  const came = await runWith(['nothing-stored'], 'accept.');
  expect(cell(came, '200')?.outcome).toBe('fail');
});

test.each(['protocol.', 'document.'])('a run of %s alone on an honest server is complete', async (grep) => {
  const came = await runWith([], grep);
  expect([came.summary.inconclusive, came.exitCode]).toEqual([undefined, 0]);
});

test('a red cell and a failed verdict go together', async () => {
  for (const faults of [[], ['crash-on-null'], ['status-created'], ['attribute-changed']]) {
    const came = await runWith(faults);
    const failed = came.verdicts.some(({ outcome }) => outcome === 'fail');
    expect([faults, came.summary.statuses.some(({ outcome }) => outcome === 'fail')]).toEqual([faults, failed]);
  }
});

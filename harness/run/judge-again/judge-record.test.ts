import { expect, test } from 'vitest';
import { runOnMock } from '../../../bench/kit/run-on-mock.ts';
import { sampleContract, sampleResponse, sampleUserSchema } from '../../../bench/kit/sample-contract.ts';
import type { Contract } from '../../model/contract.ts';
import type { RunVerdict } from '../../model/run.ts';
import type { Verdict } from '../../model/verdict.ts';
import { loadRequirements } from '../plan/load-requirements.ts';
import { judgeRecord } from './judge-record.ts';

const requirements = (await loadRequirements()).filter(({ kind, id }) => kind !== 'try' || id === 'accept.every-role');
const contract = sampleContract();
const ran = (verdict: Verdict): RunVerdict => ({ type: 'verdict', ...verdict });
const codes = (verdict: Verdict) =>
  'findings' in verdict ? verdict.findings.flatMap(({ kind, code }) => (kind === 'note' ? [] : `${kind} ${code}`)) : [];
const again = (verdicts: readonly Verdict[], now: Contract = contract) =>
  judgeRecord({
    header: { startedAt: '2026-11-20T10:00:00.000Z' },
    verdicts: verdicts.map(ran),
    requirements,
    contracts: new Map([[now.id, now]]),
  });
const created = await runOnMock(requirements, {
  fault: {
    responses: (response) => {
      if (response.status === 200) response.status = 201;
    },
  },
});

test('a record gives the verdicts of its run, the failures too', () => {
  const judging = created.filter(({ requirement }) => requirement !== 'accept.every-role');
  expect(judging.map(({ outcome }) => outcome)).toContain('fail');
  expect(again(created).map(({ verdict }) => [verdict.requirement, verdict.outcome, codes(verdict)])).toEqual(
    judging.map((verdict) => [verdict.requirement, verdict.outcome, codes(verdict)]),
  );
});

test('another contract gives other verdicts on the same record', () => {
  const now = sampleContract({ responses: { 201: sampleResponse('201', sampleUserSchema) } });
  const aboutUpdates = (one: Contract) =>
    again(created, one)
      .filter(({ verdict }) => verdict.requirement === 'response.status-documented')
      .flatMap(({ verdict }) => ('findings' in verdict ? verdict.findings : []))
      .filter(({ kind, fact }) => kind === 'failure' && fact.startsWith('PATCH'));
  expect(aboutUpdates(contract)).not.toEqual([]);
  expect(aboutUpdates(now)).toEqual([]);
});

test('what rests on a body that was cut is blocked, never passed', async () => {
  const verdicts = await runOnMock(requirements, {
    fault: {
      responses: (response) => {
        if (response.status === 200) response.body = { note: 'x'.repeat(9000), id: 7 };
      },
    },
  });
  const [before] = verdicts.filter(({ requirement }) => requirement === 'response.body-matches-schema');
  expect(before?.outcome).toBe('fail');
  const now = again(verdicts).find(({ verdict }) => verdict.requirement === 'response.body-matches-schema');
  expect(now?.verdict).toMatchObject({ outcome: 'blocked', reason: expect.stringContaining('in part') });
});

test('a run that was interrupted before these verdicts is judged by what it has', async () => {
  const verdicts = await runOnMock(requirements, {
    fault: {
      responses: (response, { operation }) => {
        if (operation === 'update' && response.status === 200) response.status = 500;
      },
    },
  });
  const [sent] = verdicts.filter(({ requirement }) => requirement === 'accept.every-role');
  const judged = again(sent ? [sent] : []);
  expect(judged.map(({ before }) => before)).not.toContain('fail');
  expect(judged.find(({ verdict }) => verdict.requirement === 'response.never-5xx')).toMatchObject({
    before: undefined,
    verdict: { outcome: 'fail' },
  });
});

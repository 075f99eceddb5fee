import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import { countContracts } from './contract-counts.ts';
import { runIncomplete } from './run-incomplete.ts';
import { contractSentence, runSentence } from './verdict-sentence.ts';

test('several contracts are told with their denominators', () => {
  expect(runSentence(readSample({ exchanges: 100 }))).toBe(
    '1 of 3 contracts conforms: 12 of 94 requirements fail, 2 not tried, 1 ended in a harness error.',
  );
});

test('one contract is told by name and target', () => {
  expect(runSentence(readSample({ exchanges: 100, contracts: 1, broken: 1, target: 'staging' }))).toBe(
    'Acme staging: 1 test user could not be restored; 6 of 31 requirements fail, 1 not tried, 2 warn, 1 waived.',
  );
});

test('a run without a failure says how many were held to it', () => {
  expect(runSentence(readSample({ exchanges: 100, broken: 0 }))).toBe(
    'All 3 contracts conform: none of 96 requirements fails.',
  );
});

test('what does not apply is no part of the denominator', () => {
  const [acme] = countContracts(readSample({ exchanges: 100 }));
  expect(acme?.counts).toMatchObject({ skipped: 1, applicable: 31 });
  expect(acme?.verdicts.length).toBe(32);
});

test('a contract that was announced and never judged stands there as incomplete', () => {
  const run = readSample({ exchanges: 100 });
  const last = countContracts({
    ...run,
    verdicts: run.verdicts.filter(({ contract }) => contract !== 'initech'),
    summaries: run.summaries.filter(({ contract }) => contract !== 'initech'),
  }).at(-1);
  expect(last).toMatchObject({ contract: 'initech', standing: 'incomplete' });
  expect(last && contractSentence(last)).toBe('Initech sandbox: no requirement was tried.');
});

test.each([
  ['broken', { error: 1, fail: 1 }],
  ['fails', { fail: 1, blocked: 1 }],
  ['incomplete', { blocked: 1 }],
  ['conforms', { warn: 1, waived: 1 }],
] as const)('a contract %s with %o', (standing, kinds) => {
  const run = readSample({ exchanges: 100, contracts: 1, broken: 0 });
  const wanted = Object.entries(kinds).map(([outcome]) => outcome);
  const pool = readSample({ exchanges: 100 }).verdicts.filter(({ contract }) => contract === 'globex');
  const bad = wanted.flatMap((outcome) => pool.filter((verdict) => verdict.outcome === outcome).slice(0, 1));
  const verdicts = [...run.verdicts, ...bad].map((verdict) => ({ ...verdict, contract: 'acme' }));
  expect(countContracts({ ...run, verdicts })[0]?.standing).toBe(standing);
});

test('a run is complete only with a footer that counts what is there', () => {
  const run = readSample({ exchanges: 100 });
  expect(runIncomplete(run)).toBeUndefined();
  expect(runIncomplete({ ...run, footer: undefined })).toMatch(/^Incomplete: /);
  expect(runIncomplete({ ...run, footer: undefined, torn: true })).toMatch(/cut/);
  expect(runIncomplete({ ...run, verdicts: run.verdicts.slice(1) })).toBe(
    'Incomplete: the footer counts 96 verdicts, the record holds 95.',
  );
});

test.each([
  [[false], '1 user not as before'],
  [[true], '1 user changed by mistake and restored'],
  [[true, false], '1 user not as before'],
])('a user whose changes are restored: %j is told as %s', (restored, said) => {
  const [tally] = countContracts(readSample({ exchanges: 10, contracts: 1, broken: 0 }));
  const differences = restored.map((one) => ({
    user: '7',
    who: 'other' as const,
    at: '/role',
    before: '"a"',
    after: '"b"',
    restored: one,
  }));
  if (!tally?.summary) throw new Error('the sample has no summary');
  const restore = { restored: 1, verified: 1, failed: [], differences };
  const told = contractSentence({ ...tally, summary: { ...tally.summary, restore } });
  // Who is left changed stands first, who was restored last.
  const parts = told.replace(/^[^:]*: |\.$/g, '').split('; ');
  expect(said.endsWith('restored') ? parts.at(-1) : parts[0]).toBe(said);
});

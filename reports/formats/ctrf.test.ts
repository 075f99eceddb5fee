import { validate } from 'ctrf';
import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import ctrf from './ctrf.ts';

test.each([
  ['plain', { exchanges: 200 }],
  ['hostile', { exchanges: 200, hostile: true }],
  ['incomplete', { exchanges: 200, footer: false }],
])('a %s run is valid by the format’s own schema', (_, options) => {
  const { valid, errors } = validate(JSON.parse(ctrf.render(readSample(options))));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test('what was not tried is neither passed nor skipped', () => {
  const { results } = JSON.parse(ctrf.render(readSample({ exchanges: 200 })));
  expect(results.summary).toMatchObject({ tests: 96, passed: 79, failed: 12, skipped: 2, pending: 0, other: 3 });
  const statuses = new Map(
    results.tests.map((one: { rawStatus: string; status: string }) => [one.rawStatus, one.status]),
  );
  expect(Object.fromEntries(statuses)).toEqual({
    pass: 'passed',
    warn: 'passed',
    waived: 'passed',
    fail: 'failed',
    blocked: 'other',
    error: 'other',
    skipped: 'skipped',
  });
});

import { expect, test } from 'vitest';
import { checkMockOptions, checkOptions } from './check-options.ts';
import type { RunOptions } from './options.ts';

test.each([
  { runs: Number.NaN },
  { runs: -1 },
  { runs: 1e9 },
  { runs: '5' },
  { seed: 0.5 },
  { seed: Number.POSITIVE_INFINITY },
  { workers: 0 },
  { contracts: 'acme' },
  { targets: [1] },
  { mock: { latencyMs: Number.NaN } },
  { onProgress: 'loud' },
  { onStart: 1 },
  { grep: 3 },
  { out: 3 },
  { waivers: [] },
  { failOn: 'never' },
  { mock: { limit: { requests: -1, windowSeconds: Number.NaN } } },
])('%j is refused before anything is loaded', (options) => {
  expect(() => checkOptions(options as unknown as RunOptions)).toThrow(expect.objectContaining({ code: 'USAGE' }));
});

test.each([{ port: 1e9 }, { testUsers: Number.NaN }, { limit: { requests: 0, windowSeconds: 1 } }])(
  'a mock is not started with %j',
  (options) => {
    expect(() => checkMockOptions(options)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  },
);

test('usual options pass, and what is undefined', () => {
  const mock = { latencyMs: 20, limit: undefined };
  const options: object = { runs: 0, seed: -5, workers: 2, contracts: ['acme'], mock, onProgress: () => {} };
  expect(() => checkOptions(options)).not.toThrow();
});

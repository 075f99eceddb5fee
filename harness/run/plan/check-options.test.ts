import { expect, test } from 'vitest';
import { checkOptions } from './check-options.ts';
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
])('%j is refused before anything is loaded', (options) => {
  expect(() => checkOptions(options as unknown as RunOptions)).toThrow(expect.objectContaining({ code: 'USAGE' }));
});

test('usual options pass', () => {
  const options = { runs: 0, seed: -5, workers: 2, contracts: ['acme'], mock: { latencyMs: 20 }, onProgress: () => {} };
  expect(() => checkOptions(options)).not.toThrow();
});

import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';

const contracts = globSync('specs/*/profile.yaml', { cwd: import.meta.dirname }).map((path) => basename(dirname(path)));

// Each test file loads the house anew, and so do the commands that tests start: what Node compiles is kept for the next.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

/** Unit tests beside what they test, tests in a browser, and one project per contract: the conformance suite itself. */
export default defineConfig({
  test: {
    // CI counts from the runner's own record.
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'reports/out/tests.json' }]] : ['default'],
    // Most of what takes long waits for something: a worker for each core, not one less.
    maxWorkers: '100%',
    experimental: { viteModuleRunner: false },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{harness,suites,reports,bench,examples/contracts}/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', 'suites/conformance.test.ts', 'reports/out/**'],
          // No test measures time; a busy machine must not make one fail.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['bench/report/**/*.browser.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
      ...contracts.map((contract) => ({
        extends: true as const,
        test: {
          name: contract,
          include: ['suites/conformance.test.ts'],
          testTimeout: 0,
          hookTimeout: 0,
          provide: { rolecall: { contract } },
        },
      })),
    ],
  },
});

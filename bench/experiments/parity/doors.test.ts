import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageRoot } from '../../../harness/run/plan/package-root.ts';
import { outcomesOf, rolecall, start } from '../../kit/run-cli.ts';

const parent = join(packageRoot, 'reports/out');
mkdirSync(parent, { recursive: true });
// Inside of the checkout, where vitest is found.
const scratch = mkdtempSync(join(parent, 'doors-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A project of a user, with what the host must keep. */
const project = (conformance: string) => `
import { afterAll, expect } from 'vitest';
import { conformance } from ${JSON.stringify(join(packageRoot, 'harness/vitest.ts'))};
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const name of signals) process.on(name, () => {});
const before = signals.map((name) => process.listeners(name));
process.exitCode = 7;
conformance(${conformance});
afterAll(() => {
  expect(signals.map((name) => process.listeners(name))).toEqual(before);
  expect(process.exitCode).toBe(7);
  process.exitCode = undefined;
});
`;

async function inVitest(conformance: string, ...flags: readonly string[]) {
  const folder = mkdtempSync(join(scratch, 'one-'));
  writeFileSync(join(folder, 'doors.ts'), project(conformance));
  writeFileSync(
    join(folder, 'vitest.config.ts'),
    `export default { test: { include: ['doors.ts'], retry: 2, testTimeout: 1 } };`,
  );
  const vitest = join(packageRoot, 'node_modules/vitest/vitest.mjs');
  const out = join(folder, 'out.json');
  const words = ['run', '--root', folder, '--reporter=json', `--outputFile=${out}`, ...flags];
  const ended = await start([process.execPath, vitest, ...words], folder).ended;
  const { testResults } = JSON.parse(readFileSync(out, 'utf8')) as {
    testResults: readonly [{ assertionResults: readonly { title: string; status: string }[] }];
  };
  const results = testResults[0].assertionResults;
  return { ended, statuses: Object.fromEntries(results.map(({ title, status }) => [title, status])) };
}

const statusOf: Readonly<Record<string, string>> = {
  pass: 'passed',
  warn: 'passed',
  waived: 'passed',
  skipped: 'skipped',
  fail: 'failed',
  blocked: 'failed',
};

test('both doors come to the same verdicts, and leave the signals and the exit code of the host alone', async () => {
  const out = mkdtempSync(join(scratch, 'one-'));
  const flags = ['--runs', '5', '--fault', 'last-owner-lost', '--out', out];
  const [there, here] = await Promise.all([
    inVitest("{ contract: 'dolfin', runs: 5, mock: { faults: ['last-owner-lost'] } }"),
    rolecall(['run', '-c', 'dolfin', ...flags], packageRoot),
  ]);
  const outcomes = Object.entries(outcomesOf(join(out, 'run.jsonl')));
  expect(there.statuses).toEqual(Object.fromEntries(outcomes.map(([id, outcome]) => [id, statusOf[outcome]])));
  expect([here.code, there.ended.code]).toEqual([1, 1]);
  expect(there.statuses['conflict.last-owner']).toBe('failed');
}, 300_000);

test('a filter of Vitest chooses requirements', async () => {
  const { ended, statuses } = await inVitest("{ contract: 'dolfin', runs: 5 }", '-t', 'conflict');
  const ran = Object.entries(statuses).filter(([, status]) => status === 'passed');
  expect([ended.code, ran.every(([id]) => id.startsWith('conflict.')), ran.length > 1]).toEqual([0, true, true]);
}, 300_000);

import { parse } from 'junit2json';
import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import type { Run } from '../run.ts';
import junit from './junit.ts';

test('a reader of JUnit finds a suite per contract and a case per requirement', async () => {
  const suites = await read(readSample({ exchanges: 200 }));
  expect(
    suites.testsuite?.map(({ name, tests, failures, errors, skipped }) => [name, tests, failures, errors, skipped]),
  ).toEqual([
    ['acme@sandbox', 32, 6, 1, 1],
    ['globex@sandbox', 32, 6, 2, 1],
    ['initech@sandbox', 32, 0, 0, 0],
  ]);
  expect(suites.testsuite?.map(({ testcase }) => testcase?.length)).toEqual([32, 32, 32]);
});

test('each outcome becomes what the mapping says', async () => {
  const suites = await read(readSample({ exchanges: 200 }));
  const caseOf = (name: string) => suites.testsuite?.[1]?.testcase?.find((one) => one.name === name);
  const marks = (name: string) =>
    Object.keys(caseOf(name) ?? {}).filter((key) => !['name', 'classname', 'time'].includes(key));
  expect(marks('accept.every-role')).toEqual([]);
  expect(marks('accept.persists')).toEqual(['failure']);
  expect(marks('access.other-organization')).toEqual(['error']);
  expect(marks('concurrency.same-user-converges')).toEqual(['error']);
  expect(marks('conflict.last-owner')).toEqual(['skipped']);
  expect(marks('protocol.allow-header')).toEqual(['system-out']);
  expect(marks('missing.removed-user')).toEqual(['system-out']);
});

test('a failure tells fact, both values and how to reproduce it', async () => {
  const suites = await read(readSample({ exchanges: 200 }));
  const failure = suites.testsuite?.[0]?.testcase?.find(({ name }) => name === 'accept.echoes-change')?.failure?.[0];
  expect(failure?.message).toMatch(
    /^PATCH \/users\/\{id\}\/role \{.*\} .*-> \d{3}: the response shows the role from before/,
  );
  expect(failure?.message?.endsWith(': expected "admin", received "viewer"')).toBe(true);
  expect(failure?.type).toBe('change-not-stored');
  expect(failure?.inner).toContain("npx rolecall replay 'acme/accept.echoes-change#random");
});

test('hostile text stays text of the case that it belongs to', async () => {
  const suites = await read(readSample({ exchanges: 200, hostile: true }));
  expect(suites.testsuite?.map(({ testcase }) => testcase?.length)).toEqual([32, 32, 32]);
  const failure = suites.testsuite?.[0]?.testcase?.find(({ name }) => name === 'accept.persists')?.failure?.[0];
  expect(failure?.message).toContain('<script>window.planted = 1</script>');
  expect(failure?.message).toContain('⟨U+202E⟩');
});

test('an incomplete run has an error that says so', async () => {
  const suites = await read(readSample({ exchanges: 200, footer: false }));
  expect(suites.testsuite?.at(-1)?.testcase?.[0]?.error?.[0]?.message).toMatch(/^Incomplete: /);
  expect(suites.errors).toBe(4);
});

async function read(run: Run) {
  const parsed = await parse(junit.render(run));
  if (!parsed || !('testsuite' in parsed)) throw new Error('no test suites were read');
  return parsed;
}

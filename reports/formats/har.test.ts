import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import har from './har.ts';

interface Entry {
  readonly startedDateTime: string;
  readonly response: { readonly status: number; readonly comment?: string };
}

const read = (text: string): { readonly log: { readonly version: string; readonly entries: readonly Entry[] } } =>
  JSON.parse(text);

test('every recorded exchange is one entry, in the order of time', () => {
  const run = readSample({ exchanges: 300 });
  const { entries, version } = read(har.render(run)).log;
  expect(version).toBe('1.2');
  expect(entries).toHaveLength(300);
  const times = entries.map(({ startedDateTime }) => startedDateTime);
  expect(times).toEqual([...times].sort());
});

test('an exchange without a response has status 0 and says why', () => {
  const { entries } = read(har.render(readSample({ exchanges: 3000 }))).log;
  const missing = entries.find(({ response }) => response.status === 0);
  expect(missing?.response.comment).toBe('timeout-headers: no headers within 5000 ms');
});

test('an exchange that two requirements judged stands there once', () => {
  const run = readSample({ exchanges: 96, contracts: 1 });
  const doubled = { ...run, verdicts: [...run.verdicts, ...run.verdicts] };
  expect(read(har.render(doubled)).log.entries).toHaveLength(96);
});

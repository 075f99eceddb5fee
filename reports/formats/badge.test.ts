import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import badge from './badge.ts';

const texts = [
  ['a run without failures', readSample({ exchanges: 100, broken: 0 }), '96 of 96 hold'],
  ['a run with failures', readSample({ exchanges: 100, contracts: 1, broken: 1 }), '6 of 31 fail'],
  ['a harness error', readSample({ exchanges: 100 }), 'harness error'],
  ['an incomplete run', readSample({ exchanges: 100, broken: 0, footer: false }), 'incomplete'],
] as const;

test.each(texts)('%s is told in words', (_, run, text) => {
  expect(badge.render(run)).toContain(`<title>rolecall: ${text}</title>`);
});

test('exit code 3 is never green', () => {
  const run = readSample({ exchanges: 100, broken: 0 });
  const inconclusive = { ...run, footer: run.footer && { ...run.footer, exitCode: 3 as const } };
  expect(badge.render(inconclusive)).toContain('rolecall: incomplete');
});

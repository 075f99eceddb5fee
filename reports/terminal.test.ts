import { expect, test } from 'vitest';
import { readSample } from '../bench/kit/report/read-sample.ts';
import { mayColor } from './terminal/paint.ts';
import { terminalReport } from './terminal.ts';

const run = readSample({ exchanges: 300 });

test('the matrix has a line per contract, words and signs', () => {
  const lines = terminalReport(run, { color: false, width: 200 }).split('\n');
  expect(lines[0]?.trim().split(/\s+/)).toEqual(['200', '400', '403', '404', '409', '422', '429', '500']);
  expect(lines[1]).toMatch(/^acme sandbox +✗ fail ×900 +✓ pass ×412/);
  expect(lines[3]).toMatch(/^initech sandbox +✓ pass ×900 .* ·$/);
});

test('what the sentence does not say stands under the exit code, and nothing twice', () => {
  const footer = run.footer && { ...run.footer, reasons: [...run.footer.reasons, 'waiver W is out of date'] };
  const text = terminalReport({ ...run, footer }, { color: false });
  expect(text.trimEnd().split('\n').slice(-2)).toEqual(['  exit code 1', '    why: waiver W is out of date']);
});

test('where nothing was tried, why comes first', () => {
  const footer = run.footer && { ...run.footer, exitCode: 5 as const, reasons: ['nobody responds'], counts: {} };
  const text = terminalReport({ ...run, verdicts: [], summaries: [], footer }, { color: false });
  expect(text.trimEnd().split('\n')[0]).toBe('nobody responds');
});

test('the verdict stands last, and under it the exit code with its reasons', () => {
  const text = terminalReport(run, { color: false });
  const end = text.trimEnd().split('\n\n').at(-1);
  expect(end).toMatch(/\n {2}exit code 1$/);
  expect(end).toMatch(/^1 of 3 contracts conforms: 12 of 94 requirements fail/);
});

test('a narrow terminal gets a matrix that fits', () => {
  const text = terminalReport(run, { color: false, width: 100 });
  const matrix = text.split('\n(')[0] ?? '';
  expect(Math.max(...matrix.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(matrix).toMatch(/○ seen/);
});

test('colors are added to words, never instead of them', () => {
  const colored = terminalReport(run, { color: true });
  expect(colored).toContain('\u001B[31m✗ fail');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes are what is taken away
  expect(colored.replace(/\u001B\[\d+m/g, '')).toBe(terminalReport(run, { color: false }));
});

test('no escape of a server reaches the terminal', () => {
  const hostile = readSample({ exchanges: 300, hostile: true });
  expect(terminalReport(hostile, { color: false }).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
});

test('an incomplete run says so on the first line', () => {
  expect(terminalReport(readSample({ exchanges: 100, footer: false }), { color: false })).toMatch(/^Incomplete: /);
});

test.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: false }, {}, false],
  [{}, {}, false],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { NO_COLOR: '' }, true],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
  [{ isTTY: false }, { FORCE_COLOR: '1' }, true],
  [{ isTTY: true }, { FORCE_COLOR: '0' }, false],
])('a stream %o with %o may be colored: %s', (stream, environment, expected) => {
  expect(mayColor(stream, environment)).toBe(expected);
});

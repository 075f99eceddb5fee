import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import annotations from './annotations.ts';

// As the runner reads a line: https://github.com/actions/runner, ActionCommand.
const command = /^::(error|warning) title=([^:,]*)::(.*)$/;

test('each line is one command, whatever a server sent', () => {
  const lines = annotations
    .render(readSample({ exchanges: 200, hostile: true }))
    .trimEnd()
    .split('\n');
  expect(lines.filter((line) => !command.test(line))).toEqual([]);
  expect(lines.length).toBeGreaterThan(10);
});

test('errors come first, at most ten of a kind', () => {
  const lines = annotations
    .render(readSample({ exchanges: 200, contracts: 6, broken: 6 }))
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    ...Array.from({ length: 10 }, () => '::error'),
    ...Array.from({ length: 10 }, () => '::warning'),
  ]);
});

test('an incomplete run is an error of its own', () => {
  expect(annotations.render(readSample({ exchanges: 200, footer: false }))).toMatch(/^::error title=run::Incomplete: /);
});

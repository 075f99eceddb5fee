import { expect, test } from 'vitest';
import type { Progress } from '../run/plan/options.ts';
import { showProgress } from './show-progress.ts';

function screenOf(isTTY: boolean) {
  const written: string[] = [];
  const write = (text: string) => written.push(text) > 0;
  return { written, progress: showProgress({ write, isTTY, columns: 200 } as unknown as NodeJS.WriteStream) };
}
// Only what is shown of a verdict.
const failed = { verdict: { outcome: 'fail' }, done: 3, of: 80 } as unknown as Progress;
const step = { contract: 'acme', requirement: 'reject.schema', requests: 120, part: 0.25 };

test('on a terminal a bar shows requests, requirements, failures, what is tried and what is to come', () => {
  const { written, progress } = screenOf(true);
  progress.step(step);
  progress.verdict(failed);
  progress.step({ ...step, part: 0.5, secondsLeft: 7 });
  progress.clear();
  expect(written).toEqual([
    '\r\x1b[2K█████░░░░░░░░░░░░░░░ 25 %, 120 requests  acme reject.schema',
    '\r\x1b[2K██████████░░░░░░░░░░ 50 %, 120 requests, 3/80 requirements, 1 failed, about 7 s to go  acme reject.schema',
    '\r\x1b[2K',
  ]);
});

test('of a budget is said how much of it is sent, with each step', () => {
  const { written, progress } = screenOf(false);
  progress.step({ ...step, left: 280 });
  expect(written).toEqual(['25 %, 120 requests of 400\n']);
});

test('elsewhere there is one line for each tenth', () => {
  const { written, progress } = screenOf(false);
  for (const part of [0.01, 0.11, 0.12, 0.34, 0.35]) progress.step({ ...step, part });
  progress.clear();
  expect(written).toEqual(['11 %, 120 requests\n', '34 %, 120 requests\n']);
});

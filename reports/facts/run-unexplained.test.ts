import { parse } from 'junit2json';
import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import type { RunFooter } from '../../harness/model/run.ts';
import annotations from '../formats/annotations.ts';
import ctrf from '../formats/ctrf.ts';
import junit from '../formats/junit.ts';
import markdown from '../formats/markdown.ts';
import type { Run } from '../run.ts';
import { runUnexplained } from './run-unexplained.ts';

const sample = readSample({ exchanges: 200, broken: 0 });
const reason = 'rolecall.waivers.yaml:3: reject.schema of acme passes now; delete lines 3 to 9';
const ended = (exitCode: RunFooter['exitCode'], verdicts = sample.verdicts): Run => ({
  ...sample,
  verdicts,
  footer: { ...(sample.footer as RunFooter), exitCode, reasons: exitCode === 0 ? [] : [reason] },
});

test('a run that fails by a gate alone has a reason; one whose verdicts fail, or that conforms, needs none', () => {
  expect(runUnexplained(ended(1))).toBe(reason);
  expect(runUnexplained(ended(0))).toBeUndefined();
  const [first] = readSample({ exchanges: 200 }).verdicts.filter(({ outcome }) => outcome === 'fail');
  expect(runUnexplained(ended(1, first ? [first] : []))).toBeUndefined();
});

test('no format shows such a run in green', async () => {
  for (const [exitCode, mark] of [
    [1, 'failures'],
    [3, 'errors'],
  ] as const) {
    const suites = await parse(junit.render(ended(exitCode)));
    expect(suites && mark in suites && suites[mark]).toBe(1);
  }
  expect(JSON.parse(ctrf.render(ended(1))).results.summary.failed).toBe(1);
  expect(JSON.parse(ctrf.render(ended(3))).results.summary).toMatchObject({ failed: 0, other: 1 });
  expect(annotations.render(ended(1))).toMatch(/^::error title=run::rolecall\.waivers/);
  expect(markdown.render(ended(1), {})).toContain('passes now; delete lines 3 to 9');
});

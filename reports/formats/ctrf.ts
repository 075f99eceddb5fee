import type { RunVerdict } from '../../harness/model/run.ts';
import type { Outcome } from '../../harness/model/verdict.ts';
import { requirementAnchor } from '../facts/anchors.ts';
import { familyOf } from '../facts/family.ts';
import { verdictLine, verdictText } from '../facts/finding-text.ts';
import { runIncomplete } from '../facts/run-incomplete.ts';
import { runUnexplained } from '../facts/run-unexplained.ts';
import { visibleLine } from '../facts/visible-text.ts';
import type { ReportFormat } from '../report-format.ts';
import type { Run } from '../run.ts';

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

const statuses: Readonly<Record<Outcome, Status>> = {
  pass: 'passed',
  warn: 'passed',
  waived: 'passed',
  fail: 'failed',
  blocked: 'other',
  error: 'other',
  skipped: 'skipped',
};

/** Common Test Report Format; the outcome in our own words is each test's `rawStatus`. */
export default {
  id: 'ctrf',
  fileName: 'ctrf.json',
  render(run) {
    const { header, footer } = run;
    const tests = [...run.verdicts.map((verdict) => testOf(run, verdict)), ...testsOfRun(run)];
    const count = (status: Status) => tests.filter((test) => test.status === status).length;
    const start = Date.parse(header.startedAt);
    const report = {
      reportFormat: 'CTRF',
      specVersion: '0.0.0',
      results: {
        tool: { name: header.tool.name, version: header.tool.version },
        summary: {
          tests: tests.length,
          passed: count('passed'),
          failed: count('failed'),
          pending: count('pending'),
          skipped: count('skipped'),
          other: count('other'),
          suites: new Set(tests.map((test) => test.suite.join('/'))).size,
          start,
          stop: start + Math.round(footer?.durationMs ?? 0),
        },
        tests,
        extra: { exitCode: footer?.exitCode ?? null, seed: header.seed },
      },
    };
    return `${JSON.stringify(report, undefined, 2)}\n`;
  },
} satisfies ReportFormat;

function testOf(run: Run, verdict: RunVerdict) {
  const told =
    verdict.outcome === 'pass' ? {} : { message: verdictLine(run, verdict), trace: verdictText(run, verdict) };
  return {
    name: visibleLine(verdict.requirement),
    status: verdict.old ? 'passed' : statuses[verdict.outcome],
    rawStatus: verdict.outcome as string,
    duration: Math.round(verdict.durationMs),
    suite: [visibleLine(`${verdict.contract}@${verdict.target}`), visibleLine(familyOf(verdict.requirement))],
    tags: [verdict.level as string],
    ...told,
    extra: { anchor: requirementAnchor(verdict), tried: verdict.tried, requests: verdict.requests },
  };
}

// A reader that sees only passes must not take half a run, or one that a gate fails, for a good one.
function testsOfRun(run: Run) {
  const [incomplete, why] = [runIncomplete(run), runUnexplained(run)];
  const failed = run.footer?.exitCode === 1;
  return [
    ...(incomplete === undefined ? [] : [runTest('run.complete', 'other', 'incomplete', incomplete)]),
    ...(why === undefined ? [] : [runTest('run.gates', failed ? 'failed' : 'other', 'gate', visibleLine(why))]),
  ];
}

function runTest(name: string, status: Status, rawStatus: string, message: string) {
  const extra = { anchor: '', tried: 0, requests: 0 };
  return { name, status, rawStatus, duration: 0, suite: ['run'], tags: ['must'], message, extra };
}

import type { RunVerdict } from '../../harness/model/run.ts';
import type { Outcome } from '../../harness/model/verdict.ts';
import { requirementAnchor } from '../facts/anchors.ts';
import { familyOf } from '../facts/family.ts';
import { verdictLine, verdictText } from '../facts/finding-text.ts';
import { runIncomplete } from '../facts/run-incomplete.ts';
import { visibleLine } from '../facts/visible-text.ts';
import type { ReportFormat } from '../report-format.ts';
import type { Run } from '../run.ts';

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

const statuses: Readonly<Record<Outcome, Status>> = {
  pass: 'passed',
  warn: 'passed',
  known: 'passed',
  fail: 'failed',
  blocked: 'other',
  error: 'other',
  skipped: 'skipped',
};

/** Common Test Report Format; the outcome in our own words is each test's `rawStatus`. */
export default {
  id: 'ctrf',
  extension: 'json',
  fileName: 'ctrf.json',
  render(run) {
    const { header, footer } = run;
    const tests = [...run.verdicts.map((verdict) => testOf(run, verdict)), ...incompleteTest(run)];
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
  const told = verdict.outcome === 'pass' ? {} : { message: verdictLine(verdict), trace: verdictText(run, verdict) };
  return {
    name: visibleLine(verdict.requirement),
    status: statuses[verdict.outcome],
    rawStatus: verdict.outcome as string,
    duration: Math.round(verdict.durationMs),
    suite: [visibleLine(`${verdict.contract}@${verdict.target}`), visibleLine(familyOf(verdict.requirement))],
    tags: [verdict.level as string],
    ...told,
    extra: { anchor: requirementAnchor(verdict), tried: verdict.tried, requests: verdict.requests },
  };
}

function incompleteTest(run: Run) {
  const message = runIncomplete(run);
  if (message === undefined) return [];
  const extra = { anchor: '', tried: 0, requests: 0 };
  const [name, suite] = ['run.complete', ['run']];
  return [
    { name, status: 'other' as const, rawStatus: 'incomplete', duration: 0, suite, tags: ['must'], message, extra },
  ];
}

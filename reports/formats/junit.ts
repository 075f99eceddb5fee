import XMLBuilder from 'fast-xml-builder';
import type { RunVerdict } from '../../harness/model/run.ts';
import { type ContractCounts, countContracts } from '../facts/contract-counts.ts';
import { familyOf } from '../facts/family.ts';
import { verdictLine, verdictText } from '../facts/finding-text.ts';
import { runIncomplete } from '../facts/run-incomplete.ts';
import { runUnexplained } from '../facts/run-unexplained.ts';
import { visibleLine } from '../facts/visible-text.ts';
import type { ReportFormat } from '../report-format.ts';
import type { Run } from '../run.ts';

/** JUnit XML: a suite per contract and target, a case per requirement. The mapping stands in docs/report.md. */
export default {
  id: 'junit',
  fileName: 'junit.xml',
  render(run) {
    const builder = new XMLBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true });
    const suites = [
      ...countContracts(run).map((tally) => suiteOf(run, tally)),
      ...incompleteSuite(run),
      ...gateSuite(run),
    ];
    const sum = (name: '@_tests' | '@_failures' | '@_errors' | '@_skipped') =>
      suites.reduce((total, suite) => total + suite[name], 0);
    const counts = {
      '@_tests': sum('@_tests'),
      '@_failures': sum('@_failures'),
      '@_errors': sum('@_errors'),
      '@_skipped': sum('@_skipped'),
    };
    const time = seconds(run.footer?.durationMs ?? 0);
    const testsuites = { '@_name': 'rolecall', ...counts, '@_time': time, testsuite: suites };
    return builder.build({ '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' }, testsuites });
  },
} satisfies ReportFormat;

function suiteOf(run: Run, { contract, target, verdicts, counts }: ContractCounts) {
  const facts = run.header.contracts.find(({ id }) => id === contract);
  return {
    '@_name': visibleLine(`${contract}@${target}`),
    '@_tests': verdicts.length,
    '@_failures': verdicts.filter(({ outcome, old }) => outcome === 'fail' && !old).length,
    '@_errors': counts.blocked + counts.error,
    '@_skipped': counts.skipped,
    '@_timestamp': run.header.startedAt.slice(0, 19),
    '@_time': seconds(verdicts.reduce((sum, { durationMs }) => sum + durationMs, 0)),
    properties: {
      property: [
        property('operation', facts?.operation),
        property('version', facts?.version),
        property('digest', facts?.digest),
        property('seed', String(run.header.seed)),
        property('rolecall', run.header.tool.version),
      ].flat(),
    },
    testcase: verdicts.map((verdict) => ({
      '@_classname': visibleLine(`${verdict.contract}@${verdict.target}.${familyOf(verdict.requirement)}`),
      '@_name': visibleLine(verdict.requirement),
      '@_time': seconds(verdict.durationMs),
      ...resultOf(run, verdict),
    })),
  };
}

function resultOf(run: Run, verdict: RunVerdict) {
  const told = { '@_message': verdictLine(run, verdict), '#text': verdictText(run, verdict) };
  switch (verdict.outcome) {
    case 'pass':
      return {};
    case 'fail':
      if (verdict.old) return { 'system-out': `old: as in the baseline\n${told['#text']}` };
      return { failure: { '@_type': visibleLine(verdict.findings[0].code), ...told } };
    case 'blocked':
    case 'error':
      return { error: { '@_type': verdict.outcome, ...told } };
    case 'skipped':
      return { skipped: { '@_message': told['@_message'] } };
    case 'warn':
    case 'waived':
      return { 'system-out': `${verdict.outcome}\n${told['#text']}` };
  }
}

// A reader that sees only passes must not take half a run for a whole one.
function incompleteSuite(run: Run) {
  const incomplete = runIncomplete(run);
  if (incomplete === undefined) return [];
  const error = { '@_type': 'incomplete', '@_message': incomplete };
  const testcase = [{ '@_classname': 'rolecall.run', '@_name': 'run.complete', '@_time': seconds(0), error }];
  return [{ '@_name': 'run', '@_tests': 1, '@_failures': 0, '@_errors': 1, '@_skipped': 0, testcase }];
}

// Nor one that only a gate fails for one that conforms.
function gateSuite(run: Run) {
  const why = runUnexplained(run);
  if (why === undefined) return [];
  const failed = run.footer?.exitCode === 1;
  const mark = { '@_type': 'gate', '@_message': visibleLine(why) };
  const testcase = [
    {
      '@_classname': 'rolecall.run',
      '@_name': 'run.gates',
      '@_time': seconds(0),
      ...(failed ? { failure: mark } : { error: mark }),
    },
  ];
  const [failures, errors] = failed ? [1, 0] : [0, 1];
  return [{ '@_name': 'run', '@_tests': 1, '@_failures': failures, '@_errors': errors, '@_skipped': 0, testcase }];
}

function property(name: string, value: string | undefined) {
  return value === undefined ? [] : [{ '@_name': name, '@_value': visibleLine(value) }];
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

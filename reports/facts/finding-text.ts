import type { Finding } from '../../harness/model/finding.ts';
import type { RunVerdict } from '../../harness/model/run.ts';
import type { Run } from '../run.ts';
import { cutText } from './cut-text.ts';
import { plural } from './plural.ts';
import { replayCommand } from './replay-command.ts';
import { visibleLine } from './visible-text.ts';

const most = 400;

/** One finding on one line: fact, expected, received. */
export function findingLine(finding: Finding): string {
  const { fact, expected, received } = finding;
  return visibleLine(
    `${cutText(fact, most)}: expected ${cutText(expected, most)}, received ${cutText(received, most)}`,
  );
}

/** Why a verdict is what it is, on one line. */
export function verdictLine(verdict: RunVerdict): string {
  switch (verdict.outcome) {
    case 'pass':
      return `held in ${plural(verdict.tried, 'exchange')}`;
    case 'fail':
    case 'warn':
    case 'waived':
      return findingLine(verdict.findings[0]);
    case 'blocked':
    case 'skipped':
    case 'error':
      return visibleLine(cutText(verdict.reason, 4 * most));
  }
}

/** A verdict with its evidence as lines of plain text, for formats that have one place for all. */
export function verdictText(run: Run, verdict: RunVerdict): string {
  const findings = 'findings' in verdict ? verdict.findings : [];
  const shown = findings.slice(0, 10);
  const more = findings.length - shown.length;
  return [
    visibleLine(verdict.sentence),
    ...(verdict.source === undefined ? [] : [`source: ${visibleLine(cutText(verdict.source, most))}`]),
    ...(findings.length === 0
      ? [verdictLine(verdict)]
      : shown.map((finding) => `- ${findingLine(finding)}${placeOf(finding)}`)),
    ...(more > 0 ? [`- ${plural(more, 'more finding')} in run.jsonl`] : []),
    ...(verdict.matters === undefined ? [] : [`why it matters: ${visibleLine(verdict.matters)}`]),
    `reproduce: ${visibleLine(replayCommand(run.header, verdict, findings[0]?.scenario ?? findings[0]?.case))}`,
  ].join('\n');
}

function placeOf({ at, exchange, times, waiver }: Finding): string {
  const parts = [
    at === undefined || at === '' ? '' : `at ${visibleLine(cutText(at, most))}`,
    exchange === undefined ? '' : `exchange ${exchange}`,
    times === undefined || times === 1 ? '' : `seen ${times} times`,
    waiver ? visibleLine(`waived until ${waiver.expires} by ${waiver.owner}: ${cutText(waiver.reason, most)}`) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

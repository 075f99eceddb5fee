import type { Finding } from '../../harness/model/finding.ts';
import type { RunVerdict } from '../../harness/model/run.ts';
import type { Run } from '../run.ts';
import { cutText } from './cut-text.ts';
import { exchangeText } from './exchange-text.ts';
import { findingSteps } from './finding-steps.ts';
import { plural } from './plural.ts';
import { findingReplay } from './replay-command.ts';
import { sourceText } from './source-text.ts';
import { visibleLine } from './visible-text.ts';

const most = 400;

/** One finding on one line, each fact once: what was sent and came back, what was seen, expected and received. */
export function findingLine(run: Run, verdict: RunVerdict, finding: Finding): string {
  const steps = findingSteps(verdict, finding).map((exchange) => exchangeText(run, verdict, exchange));
  const words = findingWords(finding, steps.length > 0);
  return steps.length === 0 ? words : `${steps.join(', then ')}${words.startsWith('expected ') ? ',' : ':'} ${words}`;
}

/** What a finding says beside its exchange: a status that is received stands there already. */
function findingWords(finding: Finding, isShown: boolean): string {
  const { fact, expected, received, kind } = finding;
  const isStatus = isShown && (/^status \d{3}$/.test(received) || received.startsWith('no whole response'));
  const wanted = `expected ${cutText(expected, most)}`;
  if (isStatus && kind === 'failure') return visibleLine(wanted);
  const given = isStatus ? '' : `, received ${cutText(received, most)}`;
  return visibleLine(`${cutText(fact, most)}: ${wanted}${given}`);
}

/** Why a verdict is what it is, on one line. */
export function verdictLine(run: Run, verdict: RunVerdict): string {
  switch (verdict.outcome) {
    case 'pass':
      return `held in ${plural(verdict.tried, 'exchange')}`;
    case 'fail':
    case 'warn':
    case 'waived':
      return findingLine(run, verdict, verdict.findings[0]);
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
    ...(verdict.owasp === undefined ? [] : [`OWASP ${visibleLine(verdict.owasp)}`]),
    ...(verdict.source === undefined ? [] : [`source: ${visibleLine(cutText(sourceText(verdict.source), most))}`]),
    ...(findings.length === 0
      ? [verdictLine(run, verdict)]
      : shown.map((finding) => `- ${findingLine(run, verdict, finding)}${placeOf(finding)}`)),
    ...(more > 0 ? [`- ${plural(more, 'more finding')} in run.jsonl`] : []),
    ...(verdict.matters === undefined ? [] : [`why it matters: ${visibleLine(verdict.matters)}`]),
    `reproduce: ${visibleLine(findingReplay(run.header, verdict, findings[0]))}`,
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

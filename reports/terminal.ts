import { styleText } from 'node:util';
import type { Outcome } from '../harness/model/verdict.ts';
import { type ContractCounts, countContracts } from './facts/contract-counts.ts';
import { cutText } from './facts/cut-text.ts';
import { verdictLine } from './facts/finding-text.ts';
import { outcomeWords, wordsOf } from './facts/outcome-words.ts';
import { plural } from './facts/plural.ts';
import { problems } from './facts/problems.ts';
import { runIncomplete } from './facts/run-incomplete.ts';
import { shortStatusCell, statusCell } from './facts/status-cell.ts';
import { statusesOf } from './facts/statuses-of.ts';
import { contractSentence, runSentence } from './facts/verdict-sentence.ts';
import { visibleLine } from './facts/visible-text.ts';
import type { Run } from './run.ts';

/** How the terminal is to be written to. */
export interface TerminalOptions {
  /** Whether colors may be used; `mayColor` decides it for a stream. */
  readonly color: boolean;
  /** Columns; 100 when absent. */
  readonly width?: number;
}

type Color = 'red' | 'green' | 'yellow' | 'magenta' | 'blue' | 'gray';

const colors: Readonly<Record<Outcome, Color>> = {
  fail: 'red',
  error: 'magenta',
  blocked: 'magenta',
  warn: 'yellow',
  waived: 'blue',
  pass: 'green',
  skipped: 'gray',
};
const mostRefusals = 12;

/** True for a terminal, unless NO_COLOR is set (no-color.org); FORCE_COLOR wins over both. */
export function mayColor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no } = environment;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

/** What closes a run in the terminal: the sentence, the failures, what was not tried, the contract by status matrix. */
export function terminalReport(run: Run, options: TerminalOptions): string {
  const tallies = countContracts(run);
  const incomplete = runIncomplete(run);
  const width = options.width ?? 100;
  const paint = painter(options.color);
  const blocks = [
    ...(incomplete === undefined ? [] : [paint('blocked', incomplete)]),
    matrixLines(tallies, width, paint),
    failureLines(run, width, paint),
    notTriedLines(run, width, paint),
    tallies.length > 1 ? tallies.map((tally) => visibleLine(contractSentence(tally))).join('\n') : '',
    visibleLine(runSentence(run)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function matrixLines(tallies: readonly ContractCounts[], width: number, paint: Paint): string {
  const whole = tableLines(tallies, statusCell, paint);
  if (whole.width <= width) return whole.text;
  const short = tableLines(tallies, shortStatusCell, paint);
  return `${short.text}\n(none: not provoked, · not documented, * seen and not documented)`;
}

function tableLines(tallies: readonly ContractCounts[], cellOf: typeof statusCell, paint: Paint) {
  const statuses = statusesOf(tallies);
  const rows = tallies.map(({ contract, target, summary }) => {
    const cells = new Map(summary?.statuses.map((row) => [row.status, row]));
    return [`${contract} ${target}`, ...statuses.map((status) => cellOf(cells.get(status)))].map(visibleLine);
  });
  const all = [['', ...statuses.map(visibleLine)], ...rows];
  const widths = ['', ...statuses].map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => paintSign(cell.padEnd(widths[column] ?? 0), paint))
      .join('  ')
      .trimEnd();
  return { text: all.map(line).join('\n'), width: widths.reduce((sum, one) => sum + one + 2, -2) };
}

function paintSign(cell: string, paint: Paint): string {
  const found = outcomeWords.find(({ sign }) => cell.startsWith(`${sign} `));
  return found ? paint(found.outcome, cell) : cell;
}

function failureLines(run: Run, width: number, paint: Paint): string {
  const groups = problems(run.verdicts);
  const lines = groups.slice(0, mostRefusals).flatMap((group) => {
    const names = group.verdicts.map(({ requirement }) => requirement).join(', ');
    const { sign, word } = wordsOf('fail');
    return [
      `${paint('fail', `${sign} ${word}`)} ${visibleLine(cutText(`${group.contract}: ${group.fact}`, width))}`,
      `    ${visibleLine(cutText(names, width))}, seen ${plural(group.times, 'time')}`,
      `    ${cutText(verdictLine(group.verdicts[0]), 2 * width)}`,
    ];
  });
  const more = groups.length - mostRefusals;
  return [...lines, ...(more > 0 ? [`  ${plural(more, 'more refusal')} in the report`] : [])].join('\n');
}

function notTriedLines(run: Run, width: number, paint: Paint): string {
  const verdicts = run.verdicts.filter(({ outcome }) => outcome === 'blocked' || outcome === 'error');
  const byReason = Map.groupBy(verdicts, (verdict) => `${verdict.outcome} ${verdictLine(verdict)}`);
  const lines = [...byReason.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { sign, word } = wordsOf(first.outcome);
    const who = alike.map(({ contract, requirement }) => `${contract} ${requirement}`).join(', ');
    return [
      `${paint(first.outcome, `${sign} ${word}`)} ${cutText(verdictLine(first), 2 * width)}`,
      `    ${visibleLine(cutText(who, 2 * width))}`,
    ];
  });
  return lines.slice(0, 2 * mostRefusals).join('\n');
}

type Paint = (outcome: Outcome, text: string) => string;

function painter(color: boolean): Paint {
  return (outcome, text) => (color ? styleText(colors[outcome], text, { validateStream: false }) : text);
}

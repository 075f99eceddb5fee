import { countContracts } from './facts/contract-counts.ts';
import { runIncomplete } from './facts/run-incomplete.ts';
import { unsaidReasons } from './facts/unsaid-reasons.ts';
import { contractSentence, runSentence } from './facts/verdict-sentence.ts';
import { visibleLine } from './facts/visible-text.ts';
import type { Run } from './run.ts';
import { matrixLines } from './terminal/matrix-lines.ts';
import { notTriedLines, skippedLines, waiverLines, warningLines } from './terminal/other-lines.ts';
import { painter } from './terminal/paint.ts';
import { oldLines, problemLines } from './terminal/problem-lines.ts';

/** How the terminal is to be written to. */
interface TerminalOptions {
  /** Whether colors may be used; `mayColor` decides it for a stream. */
  readonly color: boolean;
  /** Columns; 100 when absent. */
  readonly width?: number;
}

/** What closes a run in the terminal: the matrix, the problems, what was not tried, warns, is waived or skipped, the sentence. */
export function terminalReport(run: Run, options: TerminalOptions): string {
  const tallies = countContracts(run);
  const incomplete = runIncomplete(run);
  const width = options.width ?? 100;
  const paint = painter(options.color);
  const blocks = [
    ...(incomplete === undefined ? [] : [paint('blocked', incomplete)]),
    matrixLines(tallies, width, paint),
    problemLines(run, width, paint),
    oldLines(run, width, paint),
    notTriedLines(run, width, paint),
    warningLines(run, width, paint),
    waiverLines(run, width, paint),
    skippedLines(run, width, paint),
    tallies.length > 1 && run.verdicts.length > 0
      ? tallies.map((tally) => visibleLine(contractSentence(tally))).join('\n')
      : '',
    endOf(run).join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The sentence, what decides nothing, and the exit code with its reasons; where nothing was tried, the reasons first. */
function endOf(run: Run): readonly string[] {
  const { footer, verdicts } = run;
  const sentence = visibleLine(runSentence(run));
  if (!footer) return [sentence];
  const { exitCode, told = [] } = footer;
  const reasons = unsaidReasons(run).map((line) => line.split('\n').map(visibleLine));
  const notes = told.map((line) => `  note: ${visibleLine(line)}`);
  const code = exitCode === 0 ? [] : [`  exit code ${exitCode}`];
  if (verdicts.length === 0) return [...reasons.map((lines) => lines.join('\n  ')), sentence, ...code, ...notes];
  return [sentence, ...notes, ...code, ...reasons.map((lines) => `    why: ${lines.join('\n         ')}`)];
}

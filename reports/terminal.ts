import { countContracts } from './facts/contract-counts.ts';
import { runIncomplete } from './facts/run-incomplete.ts';
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
    tallies.length > 1 ? tallies.map((tally) => visibleLine(contractSentence(tally))).join('\n') : '',
    [visibleLine(runSentence(run)), ...endLines(run)].join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The exit code with its reasons, and what decides nothing. */
function endLines({ footer }: Run): readonly string[] {
  if (!footer) return [];
  const { exitCode, reasons, told = [] } = footer;
  return [
    ...told.map((line) => `  note: ${visibleLine(line)}`),
    ...(exitCode === 0 ? [] : [`  exit code ${exitCode}`]),
    ...reasons.map((line) => `    why: ${line.split('\n').map(visibleLine).join('\n         ')}`),
  ];
}

import { compareRuns, comparisonSentence } from '../facts/compare-runs.ts';
import { type ContractCounts, countContracts } from '../facts/contract-counts.ts';
import { cutText } from '../facts/cut-text.ts';
import { verdictLine } from '../facts/finding-text.ts';
import { markdownCode, markdownProse } from '../facts/markdown-text.ts';
import { wordsOf } from '../facts/outcome-words.ts';
import { plural } from '../facts/plural.ts';
import { type Problem, problems } from '../facts/problems.ts';
import { replayCommand } from '../facts/replay-command.ts';
import { runIncomplete } from '../facts/run-incomplete.ts';
import { statusCell } from '../facts/status-cell.ts';
import { statusesOf } from '../facts/statuses-of.ts';
import { runSentence } from '../facts/verdict-sentence.ts';
import type { RenderOptions, ReportFormat } from '../report-format.ts';
import type { Run } from '../run.ts';

const mostRefusals = 15;
const mostLines = 20;

/** A short summary for a CI step: the sentence, the failures first, then what was not tried and the matrix. */
export default {
  id: 'markdown',
  extension: 'md',
  fileName: 'summary.md',
  render(run, options) {
    const incomplete = runIncomplete(run);
    const tallies = countContracts(run);
    const blocks = [
      ...(incomplete === undefined ? [] : [`**${incomplete}**`]),
      `### ${markdownProse(runSentence(run))}`,
      ...sinceBaseline(run, options),
      ...failures(run, problems(run.verdicts)),
      ...reasons(run),
      ...notTried(run),
      matrix(tallies),
      provenance(run),
    ];
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  },
} satisfies ReportFormat;

function reasons({ footer }: Run): readonly string[] {
  const lines = [...(footer?.reasons ?? []), ...(footer?.told ?? [])].slice(0, mostLines);
  return lines.length === 0 ? [] : [lines.map((line) => `- ${markdownProse(cutText(line, 400))}`).join('\n')];
}

function failures(run: Run, groups: readonly Problem[]): readonly string[] {
  const shown = groups.slice(0, mostRefusals).map((group) => {
    const [first] = group.verdicts;
    const { exchange, scenario, case: name } = first.findings[0];
    const evidence = exchange === undefined ? '' : `, exchange ${exchange}`;
    const names = group.verdicts.map(({ requirement }) => markdownCode(requirement)).join(', ');
    return [
      `- ${wordsOf('fail').sign} **${markdownProse(cutText(group.fact, 200))}** (${group.severity.word}, ${markdownCode(group.contract)}, ${names}${evidence})`,
      `  expected ${markdownCode(cutText(first.findings[0].expected, 200))}, received ${markdownCode(cutText(first.findings[0].received, 200))}`,
      `  ${markdownCode(replayCommand(run.header, first, scenario ?? name))}`,
    ].join('  \n');
  });
  const more = groups.length - shown.length;
  if (shown.length === 0) return [];
  return [[...shown, ...(more > 0 ? [`- ${plural(more, 'more problem')} in the report`] : [])].join('\n')];
}

function notTried(run: Run): readonly string[] {
  const verdicts = run.verdicts.filter(({ outcome }) => outcome === 'blocked' || outcome === 'error');
  if (verdicts.length === 0) return [];
  const lines = verdicts.slice(0, mostLines).map((verdict) => {
    const { sign, word } = wordsOf(verdict.outcome);
    return `- ${sign} ${word} ${markdownCode(verdict.contract)} ${markdownCode(verdict.requirement)}: ${markdownProse(verdictLine(verdict))}`;
  });
  const more = verdicts.length - lines.length;
  return [['**Not tried**', '', ...lines, ...(more > 0 ? [`- ${more} more in the report`] : [])].join('\n')];
}

function matrix(tallies: readonly ContractCounts[]): string {
  const statuses = statusesOf(tallies);
  if (statuses.length === 0) return '';
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = tallies.map(({ title, target, summary }) => {
    const rows = new Map(summary?.statuses.map((status) => [status.status, status]));
    return row([`${markdownCode(`${title} ${target}`)}`, ...statuses.map((status) => statusCell(rows.get(status)))]);
  });
  const head = row(['contract', ...statuses.map(markdownCode)]);
  return [head, row(['contract', ...statuses].map(() => '---')), ...body].join('\n');
}

function sinceBaseline(run: Run, { baseline }: RenderOptions): readonly string[] {
  if (!baseline) return [];
  return [`Since the baseline: ${markdownProse(comparisonSentence(compareRuns(run, baseline)))}`];
}

function provenance({ header, footer }: Run): string {
  const took = footer ? `, ${footer.exchanges} exchanges in ${(footer.durationMs / 1000).toFixed(1)} s` : '';
  return `rolecall ${markdownProse(header.tool.version)}, seed ${header.seed}, ${markdownProse(header.startedAt)}${took}`;
}

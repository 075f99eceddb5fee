import type { RunVerdict } from '../../harness/model/run.ts';
import { compareRuns, comparisonSentence } from '../facts/compare-runs.ts';
import { type ContractCounts, countContracts } from '../facts/contract-counts.ts';
import { cutText } from '../facts/cut-text.ts';
import { findingLine, verdictLine } from '../facts/finding-text.ts';
import { markdownCode, markdownProse } from '../facts/markdown-text.ts';
import { wordsOf } from '../facts/outcome-words.ts';
import { plural } from '../facts/plural.ts';
import { type Problem, problems } from '../facts/problems.ts';
import { findingReplay } from '../facts/replay-command.ts';
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
      ...named(run, 'Not tried', notTried(run)),
      ...named(
        run,
        'Warnings and waivers',
        run.verdicts.filter(({ outcome }) => outcome === 'warn' || outcome === 'waived'),
      ),
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
    const [finding] = first.findings;
    const names = group.verdicts.map(({ requirement }) => markdownCode(requirement)).join(', ');
    const follows = group.follows.map(({ requirement }) => markdownCode(requirement)).join(', ');
    return [
      `- ${wordsOf('fail').sign} ${markdownCode(group.contract)} ${names}: **${markdownProse(cutText(first.sentence, 200))}** (${group.severity.word}, seen ${plural(group.times, 'time')})`,
      `  ${markdownCode(cutText(findingLine(run, first, finding), 600))}`,
      ...(follows === '' ? [] : [`  follows from it: ${follows}`]),
      `  ${markdownCode(findingReplay(run.header, first, finding))}`,
    ].join('  \n');
  });
  const more = groups.length - shown.length;
  if (shown.length === 0) return [];
  return [[...shown, ...(more > 0 ? [`- ${plural(more, 'more problem')} in the report`] : [])].join('\n')];
}

/** What follows from a failure is told there. */
function notTried(run: Run): readonly RunVerdict[] {
  const told = new Set(problems(run.verdicts).flatMap(({ follows }) => follows));
  return run.verdicts.filter(
    (verdict) => (verdict.outcome === 'blocked' || verdict.outcome === 'error') && !told.has(verdict),
  );
}

function named(run: Run, title: string, verdicts: readonly RunVerdict[]): readonly string[] {
  if (verdicts.length === 0) return [];
  const lines = verdicts.slice(0, mostLines).map((verdict) => {
    const { sign, word } = wordsOf(verdict.outcome);
    const waiver = 'findings' in verdict ? verdict.findings.find((finding) => finding.waiver)?.waiver : undefined;
    const why = waiver
      ? `until ${waiver.expires} by ${waiver.owner}: ${waiver.reason} (${waiver.at})`
      : verdictLine(run, verdict);
    return `- ${sign} ${word} ${markdownCode(verdict.contract)} ${markdownCode(verdict.requirement)}: ${markdownProse(cutText(why, 600))}`;
  });
  const more = verdicts.length - lines.length;
  return [[`**${title}**`, '', ...lines, ...(more > 0 ? [`- ${more} more in the report`] : [])].join('\n')];
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

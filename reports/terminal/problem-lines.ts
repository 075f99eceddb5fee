import { findPages } from '../../harness/domain/finding-pages/find-page.ts';
import { cutText } from '../facts/cut-text.ts';
import { findingLine, verdictLine } from '../facts/finding-text.ts';
import { outcomeWords, wordsOf } from '../facts/outcome-words.ts';
import { plural } from '../facts/plural.ts';
import { type Problem, problems } from '../facts/problems.ts';
import { findingReplay } from '../facts/replay-command.ts';
import { visibleLine } from '../facts/visible-text.ts';
import type { Run } from '../run.ts';
import type { Paint } from './paint.ts';

const mostProblems = 12;

/** What failed in the baseline, too: it is known, and does not fail the run. */
export function oldLines(run: Run, width: number, paint: Paint): string {
  const old = run.verdicts.filter((verdict) => verdict.old && verdict.outcome === 'fail');
  const { sign } = wordsOf('fail');
  return old
    .slice(0, mostProblems)
    .map((verdict) => {
      const what = `${verdict.contract} ${verdict.requirement}, as in the baseline: ${verdictLine(run, verdict)}`;
      return `${paint('waived', `${sign} old`)} ${visibleLine(cutText(what, 3 * width))}`;
    })
    .join('\n');
}

/** Each problem: requirement, what was sent and came back, where else it shows, what follows from it, how to try it again. */
export function problemLines(run: Run, width: number, paint: Paint): string {
  const groups = problems(run.verdicts.filter(({ old }) => !old));
  const blocks = groups.slice(0, mostProblems).map((group) => problemBlock(run, group, width, paint).join('\n'));
  const more = groups.length - mostProblems;
  const explained = groups.find(({ code }) => findPages(code).length > 0);
  return [
    ...blocks,
    ...(more > 0 ? [`  ${plural(more, 'more problem')} in the report`] : []),
    // Once, for those who see such a code for the first time.
    ...(explained
      ? [paint('skipped', `  (what a code means, and how to fix it: npx rolecall explain ${explained.code})`)]
      : []),
  ].join('\n');
}

function problemBlock(run: Run, group: Problem, width: number, paint: Paint): readonly string[] {
  const [first, ...others] = group.verdicts;
  const { sign, word } = wordsOf('fail');
  const also = others.map(({ requirement }) => requirement).join(', ');
  const [finding] = first.findings;
  // Where there are several, it matters which of them it was.
  const who =
    new Set(run.header.targets.map(({ name }) => name)).size > 1 ? `${group.contract} ${first.target}` : group.contract;
  const where = [
    finding.code,
    finding.case ?? finding.scenario ?? '',
    also === '' ? '' : `also ${also}`,
    timesText(group.times),
  ];
  return [
    `${paint('fail', `${sign} ${word}`)} ${visibleLine(cutText(`${who} ${first.requirement}: ${first.sentence}`, 2 * width))}`,
    `    ${cutText(findingLine(run, first, finding), 4 * width)}`,
    `    ${paint('skipped', visibleLine(cutText(where.filter((part) => part !== '').join('; '), 2 * width)))}`,
    ...followLines(group, width),
    // Never cut: it is to be pasted.
    `    ${visibleLine(findingReplay(run.header, first, finding))}`,
  ].filter((line) => line.trim() !== '');
}

function timesText(times: number): string {
  return times === 1 ? '' : `seen ${plural(times, 'time')}`;
}

function followLines({ follows }: Problem, width: number): readonly string[] {
  if (follows.length === 0) return [];
  const parts = outcomeWords.flatMap(({ outcome, word }) => {
    const names = follows.filter((verdict) => verdict.outcome === outcome).map(({ requirement }) => requirement);
    return names.length === 0 ? [] : [`${word} ${names.join(', ')}`];
  });
  return [`    follows from it: ${visibleLine(cutText(parts.join('; '), 2 * width))}`];
}

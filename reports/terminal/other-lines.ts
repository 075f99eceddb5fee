import type { RunVerdict } from '../../harness/model/run.ts';
import type { Outcome } from '../../harness/model/verdict.ts';
import { cutText } from '../facts/cut-text.ts';
import { verdictLine } from '../facts/finding-text.ts';
import { isOmitted } from '../facts/is-omitted.ts';
import { wordsOf } from '../facts/outcome-words.ts';
import { plural } from '../facts/plural.ts';
import { problems } from '../facts/problems.ts';
import { visibleLine } from '../facts/visible-text.ts';
import type { Run } from '../run.ts';
import { namesText } from './names-text.ts';
import type { Paint } from './paint.ts';

const mostGroups = 12;
const mostSkips = 6;

/** What was not tried, each reason once; what follows from a failure is told there. */
export function notTriedLines(run: Run, width: number, paint: Paint): string {
  const told = new Set(problems(run.verdicts).flatMap(({ follows }) => follows));
  const left = run.verdicts.filter((verdict) => !told.has(verdict));
  const groups = (['error', 'blocked'] as const).flatMap((outcome) => groupsOf(run, left, outcome));
  return linesOf(groups, width, paint);
}

/** What warns, each kind once, by name; of several contracts without what was seen, which the report says. */
export function warningLines(run: Run, width: number, paint: Paint): string {
  const warned = run.verdicts.filter(({ outcome }) => outcome === 'warn');
  if (isOfSeveral(run)) {
    const { sign, word } = wordsOf('warn');
    return [...Map.groupBy(warned, ({ requirement }) => requirement)]
      .map(([requirement, those]) => {
        const who = [...new Set(those.map(({ contract }) => contract))].join(', ');
        return `${paint('warn', `${sign} ${word}`)} ${visibleLine(cutText(`${requirement}: ${who}`, 2 * width))}`;
      })
      .join('\n');
  }
  return linesOf(groupsOf(run, run.verdicts, 'warn'), width, paint);
}

/** What is waived: by whom, until when, and why. */
export function waiverLines(run: Run, width: number, paint: Paint): string {
  const { sign, word } = wordsOf('waived');
  const lines = run.verdicts.flatMap((verdict) => {
    const waiver = waiverOf(verdict);
    if (!waiver) return [];
    const { reason, owner, expires, at } = waiver;
    const what = isOmitted(verdict) ? ' accepted as not tried' : '';
    const line = `${verdict.contract} ${verdict.requirement}${what}, until ${expires} by ${owner}: ${reason} (${at})`;
    return [`${paint('waived', `${sign} ${word}`)} ${visibleLine(cutText(line, 2 * width))}`];
  });
  const more = lines.length - mostGroups;
  return [...lines.slice(0, mostGroups), ...(more > 0 ? [`  ${more} more in the report`] : [])].join('\n');
}

/** What does not apply or was not permitted, and so how many requirements the sentence is about. */
export function skippedLines(run: Run, width: number, paint: Paint): string {
  const skipped = run.verdicts.filter(({ outcome }) => outcome === 'skipped');
  if (skipped.length === 0) return '';
  const all = run.verdicts.length;
  const head = `${wordsOf('skipped').sign} skipped ${skipped.length} of ${all} requirements, ${all - skipped.length} apply`;
  if (isOfSeveral(run)) return paint('skipped', `${head}; the report says why`);
  const reasons = [...Map.groupBy(skipped, (verdict) => verdictLine(run, verdict))];
  const lines = reasons.slice(0, mostSkips).map(([reason, those]) => {
    const names = those.map(({ requirement }) => requirement);
    return `    ${visibleLine(cutText(`${reason}: ${namesText(names, width - reason.length)}`, 3 * width))}`;
  });
  const more = reasons.length - mostSkips;
  return paint(
    'skipped',
    [head, ...lines, ...(more > 0 ? [`    ${plural(more, 'more reason')} in the report`] : [])].join('\n'),
  );
}

function isOfSeveral({ verdicts }: Run): boolean {
  return new Set(verdicts.map(({ contract, target }) => JSON.stringify([contract, target]))).size > 1;
}

function waiverOf(verdict: RunVerdict) {
  return verdict.outcome === 'waived' ? verdict.findings.find(({ waiver }) => waiver)?.waiver : undefined;
}

interface Group {
  readonly outcome: Outcome;
  readonly line: string;
  readonly members: readonly RunVerdict[];
}

/** Verdicts that say the same: one reason, or one code. */
function groupsOf(run: Run, verdicts: readonly RunVerdict[], outcome: Outcome): readonly Group[] {
  const meant = verdicts.filter((verdict) => verdict.outcome === outcome);
  const byWord = Map.groupBy(meant, (verdict) =>
    'findings' in verdict ? verdict.findings[0].code : verdictLine(run, verdict),
  );
  return [...byWord.values()].flatMap((members) => {
    const [first] = members;
    return first ? [{ outcome, line: verdictLine(run, first), members }] : [];
  });
}

function linesOf(groups: readonly Group[], width: number, paint: Paint): string {
  const lines = groups.slice(0, mostGroups).map(({ outcome, line, members }) => {
    const { sign, word } = wordsOf(outcome);
    const names = members.map(({ contract, requirement }) => `${contract} ${requirement}`);
    return `${paint(outcome, `${sign} ${word}`)} ${visibleLine(namesText(names, 2 * width))}\n    ${cutText(line, 3 * width)}`;
  });
  const more = groups.length - mostGroups;
  return [...lines, ...(more > 0 ? [`  ${more} more in the report`] : [])].join('\n');
}

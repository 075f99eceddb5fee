import type { RunVerdict } from '../../../harness/model/run.ts';
import { cutText } from '../../facts/cut-text.ts';
import { plural } from '../../facts/plural.ts';
import { problems } from '../../facts/problems.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';
import { verdictCard } from './verdict-card.ts';

/** What applies and was not tried, by the reason that has to go first. */
export function notTriedPart(context: PageContext): Markup {
  const groups = new Map<string, RunVerdict[]>();
  const told = new Set(problems(context.run.verdicts).flatMap(({ follows }) => follows));
  for (const verdict of context.run.verdicts) {
    // What follows from a failure stands with it.
    if (told.has(verdict)) continue;
    if (verdict.outcome !== 'blocked' && verdict.outcome !== 'error') continue;
    groups.set(verdict.reason, [...(groups.get(verdict.reason) ?? []), verdict]);
  }
  if (groups.size === 0) return html``;
  const count = [...groups.values()].flat().length;
  const sorted = [...groups].sort(([, one], [, other]) => other.length - one.length);
  return html`<section id="not-tried"><h2>Not tried <span class="count">${plural(count, 'requirement')}</span></h2>
${sorted.map(
  ([reason, verdicts]) =>
    html`<section class="group" data-group><h3>${cutText(reason, 400)}</h3>${verdicts.map((verdict) => verdictCard(context, verdict))}</section>`,
)}</section>`;
}

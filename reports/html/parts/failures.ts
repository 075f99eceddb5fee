import { contractAnchor } from '../../facts/anchors.ts';
import { cutText } from '../../facts/cut-text.ts';
import { plural } from '../../facts/plural.ts';
import { type Problem, problems } from '../../facts/problems.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';
import { verdictCard } from './verdict-card.ts';

/** Problems, most severe first, each with what follows from it. */
export function failuresPart(context: PageContext): Markup {
  const groups = problems(context.run.verdicts);
  if (groups.length === 0) {
    return html`<section id="failures"><h2>Problems</h2><p class="none">No requirement failed among those that were tried.</p></section>`;
  }
  return html`<section id="failures"><h2>Problems <span class="count">${`${groups.length}`}</span></h2>
${groups.map((group) => groupPart(context, group))}</section>`;
}

function groupPart(context: PageContext, group: Problem): Markup {
  const title = context.contractOf(group.contract)?.title ?? group.contract;
  return html`<section class="group" data-group>
<h3>${cutText(group.fact, 300)}${group.verdicts.every(({ old }) => old) && html` <span class="times">as in the baseline</span>`}</h3>
<p class="facts"><span class="severity rank${group.severity.rank}">${group.severity.word}</span> <a href="#${contractAnchor(group)}">${title} ${group.target}</a>, <code>${group.code}</code>, ${plural(group.verdicts.length, 'requirement')}, seen ${plural(group.times, 'time')}</p>
${group.verdicts.map((verdict) => verdictCard(context, verdict))}${followsPart(context, group)}</section>`;
}

/** What failed, or was not tried, as a mere consequence: folded, and still no less a failure. */
function followsPart(context: PageContext, { follows }: Problem): Markup {
  if (follows.length === 0) return html``;
  return html`<details class="more follows"><summary>${plural(follows.length, 'requirement')} that follow${follows.length === 1 && 's'} from it</summary>${follows.map((verdict) => verdictCard(context, verdict))}</details>`;
}

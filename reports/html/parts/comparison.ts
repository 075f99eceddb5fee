import { requirementAnchor } from '../../facts/anchors.ts';
import { compareRuns, type Field } from '../../facts/compare-runs.ts';
import { badge } from '../icons.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';

/** What is new, fixed, still failing and newly not tried since the baseline; nothing without one. */
export function comparisonPart(context: PageContext): Markup {
  const { run, options } = context;
  if (!options.baseline) return html``;
  const { newFailures, fixed, stillFailing, newlyNotTried } = compareRuns(run, options.baseline);
  const { startedAt, tool } = options.baseline.header;
  return html`<section id="comparison"><h2>Since the baseline</h2>
<p class="lead">Compared with the run of ${startedAt.slice(0, 16).replace('T', ' ')} UTC (rolecall ${tool.version}). What is no longer tried does not count as fixed.</p>
${list('New failures', newFailures)}${list('Newly not tried', newlyNotTried)}${list('Still failing', stillFailing)}${list('Fixed', fixed)}</section>`;
}

function list(title: string, fields: readonly Field[]): Markup {
  return html`<h3>${title} <span class="count">${fields.length}</span></h3>${
    fields.length > 0 &&
    html`<ul class="lines">${fields.map(
      (change) =>
        html`<li>${outcomeOf(change.before)} <span aria-hidden="true">→</span><span class="unseen">now</span> ${outcomeOf(change.now)} ${change.now ? html`<a href="#${requirementAnchor(change.now)}"><code>${change.requirement}</code></a>` : html`<code>${change.requirement}</code>`} <span class="where">${change.contract} ${change.target}</span></li>`,
    )}</ul>`
  }`;
}

function outcomeOf(verdict: Field['now']): Markup {
  return verdict ? badge(verdict.outcome) : badge('skipped', 'not in the run');
}

import { cutText } from '../../facts/cut-text.ts';
import { plural } from '../../facts/plural.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';

/** What the documents do not say, or say twice and differently; and what was seen instead. */
export function gapsPart({ tallies }: PageContext): Markup {
  const rows = tallies.flatMap((tally) =>
    (tally.summary?.gaps ?? []).map(
      (gap) =>
        html`<tr><th scope="row">${tally.title} <span class="where">${tally.target}</span></th><td>${cutText(gap.fact, 400)}${gap.at !== undefined && html` <code>${cutText(gap.at, 200)}</code>`}</td><td>${cutText(gap.expected, 300)}</td><td>${cutText(gap.received, 300)}${(gap.times ?? 1) > 1 && html` <span class="times">seen ${gap.times} times</span>`}</td></tr>`,
    ),
  );
  if (rows.length === 0)
    return html`<section id="gaps"><h2>Documentation gaps</h2><p class="none">None was found.</p></section>`;
  return html`<section id="gaps"><h2>Documentation gaps <span class="count">${plural(rows.length, 'gap')}</span></h2>
<p class="lead">Places where the document is silent or contradicts itself. They warn; they are no failures of the server.</p>
<div class="scroll" tabindex="0" role="group" aria-label="documentation gaps"><table>
<thead><tr><th scope="col">Contract</th><th scope="col">What is open</th><th scope="col">A document should say</th><th scope="col">Seen</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

import type { RunVerdict } from '../../../harness/model/run.ts';
import { contractAnchor, requirementAnchor } from '../../facts/anchors.ts';
import type { ContractCounts } from '../../facts/contract-counts.ts';
import { familyOf } from '../../facts/family.ts';
import { outcomeWords } from '../../facts/outcome-words.ts';
import { contractSentence } from '../../facts/verdict-sentence.ts';
import { badge } from '../icons.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';
import { filterFacts, verdictCard } from './verdict-card.ts';

/** Every requirement of every contract. What failed or was not tried has its card above, and a link here. */
export function requirementsPart(context: PageContext): Markup {
  return html`<section id="requirements"><h2>Requirements</h2>${context.tallies.map((tally) => contractPart(context, tally))}</section>`;
}

function contractPart(context: PageContext, tally: ContractCounts): Markup {
  const families = Map.groupBy(tally.verdicts, ({ requirement }) => familyOf(requirement));
  return html`<section class="contract-list" id="${contractAnchor(tally)}" data-group>
<h3>${tally.title} <span class="where">${tally.target}</span></h3><p class="facts">${contractSentence(tally)}</p>
${[...families].map(
  ([family, verdicts]) =>
    html`<section data-group><h4>${family}</h4>${mostUrgentFirst(verdicts).map((verdict) => requirementRow(context, verdict))}</section>`,
)}</section>`;
}

function mostUrgentFirst(verdicts: readonly RunVerdict[]): readonly RunVerdict[] {
  const rank = new Map(outcomeWords.map(({ outcome }, index) => [outcome, index]));
  return verdicts.toSorted((one, other) => (rank.get(one.outcome) ?? 0) - (rank.get(other.outcome) ?? 0));
}

function requirementRow(context: PageContext, verdict: RunVerdict): Markup {
  switch (verdict.outcome) {
    case 'fail':
    case 'blocked':
    case 'error':
      return html`<p class="row ${verdict.outcome}" ${filterFacts(verdict)}>${badge(verdict.outcome)} <a href="#${requirementAnchor(verdict)}"><code>${verdict.requirement}</code></a> <span class="sentence">${verdict.sentence}</span></p>\n`;
    case 'pass':
    case 'warn':
    case 'waived':
    case 'skipped':
      return verdictCard(context, verdict);
  }
}

import type { RunHeader } from '../../../harness/model/run.ts';
import type { ContractCounts } from '../../facts/contract-counts.ts';
import { cutText } from '../../facts/cut-text.ts';
import { outcomeWords } from '../../facts/outcome-words.ts';
import { badge } from '../icons.ts';
import { html, type Markup } from '../markup.ts';

/** What was tested: operation and version of each contract, where it was sent, as whom, and how the mock was made to misbehave. */
export function testedPart({ contracts, targets, options }: RunHeader): Markup {
  const named = contracts
    .slice(0, 6)
    .map(
      ({ title, operation, version }) => `${cutText(title, 60)} ${cutText(version, 30)} (${cutText(operation, 120)})`,
    );
  const more = contracts.length - named.length;
  const where = targets.map(({ kind, name, baseUrl, callers }) => {
    const address = 'clients' in options ? `${name} (${baseUrl})` : kind === 'mock' ? baseUrl : `${name} at ${baseUrl}`;
    return `${cutText(address, 200)}${callers.length > 0 ? ` as ${callers.join(', ')}` : ''}`;
  });
  const faults = faultsOf(options);
  return html`<p class="tested facts"><strong>Tested</strong> ${named.join('; ')}${more > 0 && ` and ${more} more`}, on ${where.join('; ')}${faults.length > 0 && html`, <strong>with the faults ${cutText(faults.join(', '), 300)} injected</strong>`}.</p>`;
}

/** What the strip of shares shows, in words. */
export function stripLegend(tallies: readonly ContractCounts[]): Markup {
  const sums = outcomeWords
    .map(({ outcome, word }) => ({ outcome, word, sum: tallies.reduce((sum, { counts }) => sum + counts[outcome], 0) }))
    .filter(({ sum }) => sum > 0);
  return html`<p class="facts legend-line">Requirements: ${sums.map(({ outcome, word, sum }) => html`${badge(outcome, `${sum} ${word}`)} `)}</p>`;
}

// The record's schema leaves options open; this is what rolecall run writes.
function faultsOf(options: RunHeader['options']): readonly string[] {
  const { mock } = options as { readonly mock?: { readonly faults?: unknown } };
  return Array.isArray(mock?.faults) ? mock.faults.filter((id) => typeof id === 'string') : [];
}

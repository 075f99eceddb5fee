import type { RunVerdict } from '../../../harness/model/run.ts';
import { contractAnchor } from '../../facts/anchors.ts';
import { familyOf } from '../../facts/family.ts';
import { outcomeWords } from '../../facts/outcome-words.ts';
import { html, type Markup } from '../markup.ts';
import type { PageContext } from '../page-context.ts';

/** Search and filters; shown by script alone, because without it they can do nothing. Names are those of the URL hash. */
export function filtersPart({ run, tallies }: PageContext): Markup {
  const { verdicts } = run;
  const seen = new Set(verdicts.map(({ outcome }) => outcome));
  const outcomes = outcomeWords
    .filter(({ outcome }) => seen.has(outcome))
    .map(({ outcome, word }) => [outcome, word] as const);
  const contracts = tallies.map((tally) => [contractAnchor(tally), `${tally.title} ${tally.target}`] as const);
  const families = distinct(verdicts.map(({ requirement }) => familyOf(requirement)));
  return html`<details class="finder" id="finder" hidden><summary>Search and filter</summary><form class="filters" id="filters" role="search">
<label class="text">Search <input type="search" name="text" autocomplete="off" spellcheck="false" placeholder="words to find"></label>
${choice('outcome', 'Outcome', outcomes)}${choice('contract', 'Contract', contracts)}${choice('family', 'Family', families)}${choice('status', 'Status', distinct(statusesSeen(verdicts)))}
<button type="reset">Show all</button><output id="shown" aria-live="polite"></output></form></details>`;
}

function choice(name: string, label: string, values: readonly (readonly [string, string])[]): Markup {
  return html`<label>${label} <select name="${name}"><option value="">any</option>${values.map(([value, word]) => html`<option value="${value}">${word}</option>`)}</select></label>`;
}

function statusesSeen(verdicts: readonly RunVerdict[]): readonly string[] {
  return verdicts.flatMap(({ exchanges }) =>
    exchanges.map(({ received, failure }) => String(received?.status ?? failure?.reason ?? '')),
  );
}

function distinct(values: readonly string[]): readonly (readonly [string, string])[] {
  const all = [...new Set(values)].filter((value) => value !== '');
  return all.sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).map((value) => [value, value]);
}

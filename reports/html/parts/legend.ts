import { findWord, glossary } from '../../../harness/domain/glossary.ts';
import { outcomeWords } from '../../facts/outcome-words.ts';
import { badge } from '../icons.ts';
import { html, type Markup } from '../markup.ts';

/** What every verdict means, and the keys. */
export function legendPart(): Markup {
  const rows = outcomeWords.map(
    ({ outcome, counts }) =>
      html`<tr><th scope="row">${badge(outcome)}</th><td>${findWord(outcome)?.means ?? ''}</td><td>${counts}</td></tr>`,
  );
  const words = glossary.filter(({ topic }) => topic !== 'Outcomes of a requirement').flatMap((part) => part.words);
  return html`<section id="legend"><h2>What the words mean</h2>
<div class="scroll" tabindex="0" role="group" aria-label="legend of verdicts"><table><thead><tr><th scope="col">Verdict</th><th scope="col">Meaning</th><th scope="col">Effect on the run</th></tr></thead><tbody>${rows}</tbody></table></div>
<dl class="words">${words.map(({ word, means }) => html`<dt>${word}</dt><dd>${means}</dd>`)}</dl>
<p class="facts">A text such as ⟨U+202E⟩ stands for a character that cannot be seen. Exit codes: 0 conformant, 1 failures, 2 usage, 3 incomplete, 4 harness error, 5 the target does not respond.</p>
<p class="facts script-only" hidden>Keys: <kbd>/</kbd> search, <kbd>j</kbd> next failure, <kbd>k</kbd> previous failure. <label><input type="checkbox" id="keys" checked> use single keys</label></p></section>`;
}

import type { Outcome } from '../../harness/model/verdict.ts';
import { wordsOf } from '../facts/outcome-words.ts';
import { html, type Markup, trusted } from './markup.ts';

// Seven shapes that differ without color, drawn on 16 by 16.
const shapes: Readonly<Record<Outcome, string>> = {
  pass: '<circle cx="8" cy="8" r="7"/><path d="m4.8 8.3 2.2 2.2 4.3-4.6" class="ink"/>',
  fail: '<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" class="ink"/>',
  warn: '<path d="M8 1.2 15.4 14.4H.6z"/><path d="M8 6v3.6m0 2.3v.1" class="ink"/>',
  waived: '<path d="m8 .8 7.2 7.2L8 15.2.8 8z"/><path d="M5.5 8h5" class="ink"/>',
  blocked: '<circle cx="8" cy="8" r="7"/><path d="m3.6 3.6 8.8 8.8" class="ink"/>',
  skipped: '<rect x="1.5" y="1.5" width="13" height="13" rx="3"/><path d="M5 8h6" class="ink"/>',
  error: '<rect x="1.5" y="1.5" width="13" height="13" rx="1"/><path d="M9 3.6 5.6 8.4h4.6L7 12.6" class="ink"/>',
};

/** The shapes, once per page, for `icon` to refer to. */
export function iconSprite(): Markup {
  const symbols = Object.entries(shapes).map(([outcome, shape]) =>
    trusted(`<symbol id="icon-${outcome}" viewBox="0 0 16 16">${shape}</symbol>`),
  );
  return html`<svg class="sprite" aria-hidden="true" focusable="false">${symbols}</svg>`;
}

/** The shape of an outcome; a word has to stand beside it. */
function icon(outcome: Outcome): Markup {
  return html`<svg class="icon ${outcome}" aria-hidden="true" focusable="false"><use href="#icon-${outcome}"/></svg>`;
}

/** Icon, word and color of an outcome together. */
export function badge(outcome: Outcome, word = wordsOf(outcome).word): Markup {
  return html`<span class="badge ${outcome}">${icon(outcome)}${word}</span>`;
}

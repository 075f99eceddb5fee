// Everything that has no shape of its own, or changes the shape of others: controls, bidirectional overrides, zero-width
// and unassigned characters, lone surrogates, odd spaces, variation selectors, Hangul fillers.
const unseen =
  /[^\P{C}\n\t]|[\p{Zl}\p{Zp}]|(?! )\p{Zs}|\u034F|[\u115F\u1160\u3164\uFFA0]|[\u17B4\u17B5]|[\u180B-\u180F]|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/gu;
const plain = /^[\n\t -~]*$/;
const lineBreaks = /[\n\t]/g;

/** The text with every character that cannot be seen written as `⟨U+202E⟩`; new lines and tabs stay. */
export function visibleText(text: string): string {
  return plain.test(text) ? text : text.replace(unseen, codePoint);
}

/** The same on one line: new lines and tabs are written out, too. */
export function visibleLine(text: string): string {
  return visibleText(text).replace(lineBreaks, codePoint);
}

function codePoint(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `⟨U+${number.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** Characters of a value that people are shown. */
const mostShown = 200;
/** Characters that are kept until secrets are replaced: no secret, however it is encoded, is cut in two before. */
const mostKept = 20_000;

/** A text for people, cut; only after its secrets were replaced, since nobody finds half a secret. */
export function cutText(text: string, most = mostShown): string {
  return text.length > most
    ? `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}… (${text.length} characters)`
    : text;
}

/** A text as it is held until its secrets are replaced: bounded, but far beyond what people are shown. */
export function boundText(text: string): string {
  return cutText(text, mostKept);
}

/** A text as one word of a POSIX shell, taken literally whatever it holds. NUL cannot be part of one. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

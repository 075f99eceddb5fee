import { closest } from 'fastest-levenshtein';

/** The known name that is spelt most like `name`, in quotes; for hints. */
export function nearest(name: string, known: readonly string[]): string {
  return known.length === 0 ? 'nothing: there is none' : `"${closest(name, known)}"`;
}

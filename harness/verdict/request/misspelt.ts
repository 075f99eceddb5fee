import { distance } from 'fastest-levenshtein';

/** The known name that an unknown one is meant for: spelt nearly like it, or the same but for case and separators, and not sent itself. */
export function misspelt(name: string, known: readonly string[], sent: readonly string[]): string | undefined {
  const free = known.filter((each) => !sent.includes(each));
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const most = name.length < 5 ? 1 : 2;
  return (
    free.find((each) => bare(each) === bare(name)) ??
    free.find((each) => each.length > 2 && distance(each.toLowerCase(), name.toLowerCase()) <= most)
  );
}

/** The first `most` UTF-16 units of a text, never half a character, with a mark that says how much is missing. */
export function cutText(text: string, most: number): string {
  // The mark is as long as what it stands for.
  if (text.length <= most + 30) return text;
  const last = text.charCodeAt(most - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? most - 1 : most;
  return `${text.slice(0, end)}… (${text.length - end} more of ${text.length} characters)`;
}

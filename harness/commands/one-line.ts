/** What a server sent, as one line that moves no cursor. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
    .slice(0, 400);
}

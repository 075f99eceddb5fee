/** The text with one letter or digit in its middle replaced by another: same length, same form, another secret. */
export function alterText(text: string): string {
  const middle = Math.floor(text.length / 2);
  const order = [...text]
    .map((_letter, index) => index)
    .sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
  const at = order.find((index) => /[a-z0-9]/i.test(text.charAt(index)));
  if (at === undefined) return `${text}x`;
  const letter = text.charAt(at);
  const other = /[0-9]/.test(letter)
    ? String((Number(letter) + 1) % 10)
    : /[zZ]/.test(letter)
      ? String.fromCharCode(letter.charCodeAt(0) - 1)
      : String.fromCharCode(letter.charCodeAt(0) + 1);
  return text.slice(0, at) + other + text.slice(at + 1);
}

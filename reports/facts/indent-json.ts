// Strings, which nothing is to change, or one mark of structure, or white space between tokens.
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\s+|[^\s{}[\],:"]+/gs;

/** A JSON text with its own tokens, indented: numbers, escapes and repeated keys stay as they were received. */
export function indentJson(text: string): string {
  let depth = 0;
  let out = '';
  const line = () => `\n${'  '.repeat(Math.min(depth, 20))}`;
  const tokens = [...(text.match(token) ?? [])].filter((part) => part.trim() !== '');
  for (const [index, part] of tokens.entries()) {
    const opens = part === '{' || part === '[';
    const closes = part === '}' || part === ']';
    const empty = closes && ['{', '['].includes(tokens[index - 1] ?? '');
    if (closes) depth -= 1;
    if (closes && !empty) out += line();
    out += part;
    if (opens) depth += 1;
    const next = tokens[index + 1] ?? '';
    if (part === ',' || (opens && next !== '}' && next !== ']')) out += line();
    if (part === ':') out += ' ';
  }
  return out;
}

/** What a curl line sends. */
interface CurlParts {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string | undefined;
}

/** The line for a POSIX shell; `${NAME}` in an address or a header is filled in by the shell. */
export function curlLine({ method, url, headers, body }: CurlParts): string {
  return [
    `curl -X ${shellWord(method)}`,
    shellWordWithVariables(url),
    ...headers.map(([name, value]) => `-H ${shellWordWithVariables(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${shellWord(body)}`]),
  ].join(' ');
}

/** A text as one word of a POSIX shell, taken literally whatever it holds. NUL cannot be part of one. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The same, but the shell fills in `${NAME}`. */
function shellWordWithVariables(text: string): string {
  if (!/\$\{[A-Za-z_][A-Za-z0-9_]*\}/.test(text)) return shellWord(text);
  const parts = text.split(/(\$\{[A-Za-z_][A-Za-z0-9_]*\})/);
  return `"${parts.map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[\\"$`]/g, '\\$&'))).join('')}"`;
}

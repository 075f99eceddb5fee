/** Signs of ours, and what stands for them where they cannot be shown. */
const plain: Readonly<Record<string, string>> = {
  '✗': 'x',
  '⚡': '!',
  '⊘': '#',
  '◆': '=',
  '✓': '+',
  '–': '-',
  '○': 'o',
  '·': '.',
  '×': 'x',
  '…': '...',
  '⟨': '<',
  '⟩': '>',
  '█': '#',
  '░': '.',
};

const signs = new RegExp(`[${Object.keys(plain).join('')}]`, 'gu');

/** What a stream is written with. */
type Stream = Pick<NodeJS.WriteStream, 'write'>;

/** Whether a terminal of this environment shows only ASCII: its locale is named and is not of UTF-8, or it is the Linux console. Where nothing is said (many a CI job), UTF-8 is. */
export function showsOnlyAscii({ LC_ALL, LC_CTYPE, LANG, TERM }: NodeJS.ProcessEnv): boolean {
  const locale = [LC_ALL, LC_CTYPE, LANG].find((one) => one !== undefined && one !== '');
  return TERM === 'linux' || (locale !== undefined && !/utf-?8/i.test(locale));
}

/** The text with our signs in ASCII; what a server or a document said stays as it is but for them. */
export function withPlainSigns(text: string): string {
  return text.replace(signs, (sign) => plain[sign] ?? sign);
}

/** Lets a stream write our signs in ASCII from now on. */
export function writePlainSigns(stream: Stream): void {
  const write = stream.write.bind(stream) as (...words: readonly unknown[]) => boolean;
  stream.write = (chunk: unknown, ...more: readonly unknown[]) =>
    write(typeof chunk === 'string' ? withPlainSigns(chunk) : chunk, ...more);
}

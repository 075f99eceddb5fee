/** Shorter base64 text is too likely to stand in a response by chance. */
const leastBase64 = 6;
const leastBackwards = 8;

/**
 * Sources of case-insensitive regular expressions that find `secret` plain, escaped as JSON, URL or HTML, in base64 or
 * base64url wherever it begins, and in hex; upper and lower case included.
 */
export function secretPatterns(secret: string): readonly string[] {
  const cases = [...new Set([secret, secret.toUpperCase(), secret.toLowerCase()])];
  const encoded = cases.flatMap((text) => {
    const bytes = Buffer.from(text);
    return [...base64Of(bytes), bytes.toString('hex')];
  });
  // In UTF-16 a zero stands before or after each character of ASCII, in UTF-32 three.
  const plain = [...secret].map(anyForm).join(zero);
  // Backwards, as some hide it; a short one would stand in other words.
  const backwards = secret.length < leastBackwards ? [] : [[...secret].reverse().map(escapePattern).join('')];
  return [plain, ...backwards, ...[...new Set(encoded)].map((text) => [...text].map(characterPattern).join(''))];
}

/** Base64 of the bytes at each of its three alignments, as far as the bytes around them do not matter. */
function base64Of(bytes: Buffer): readonly string[] {
  return [0, 1, 2]
    .map((before) => {
      const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
      return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    })
    .filter((text) => text.length >= leastBase64);
}

/** As `characterPattern`; a letter or digit of the secret itself may be percent-encoded or escaped too, though nobody has to. */
function anyForm(character: string): string {
  if (!/^[A-Za-z0-9]$/.test(character)) return characterPattern(character);
  const cases = [...new Set([character.toLowerCase(), character.toUpperCase()])];
  const codes = cases.map((one) => one.charCodeAt(0).toString(16));
  const code = codes.length > 1 ? `(?:${codes.join('|')})` : codes[0];
  const decimal = cases.map((one) => one.charCodeAt(0)).join('|');
  return `(?:${character}|%(?:25)?${code}|${backslash}{1,3}(?:u00|x)${code}|&#x0*${code};?|&#0*(?:${decimal});?)`;
}

function characterPattern(character: string): string {
  if (/^[A-Za-z0-9]$/.test(character)) return character;
  const units = character.split('').map((unit) => `u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const point = character.codePointAt(0) ?? 0;
  const forms = [
    // One text may be a string within a string of JSON, so that its escapes are escaped.
    ...(plainForms[character] ?? [character]).map((form) => `${backslash}{0,3}${urlPattern(form)}`),
    units.map((unit) => `${backslash}{1,3}${unit}`).join(''),
    `${urlPattern('&#')}0*${point}${urlPattern(';')}`,
    `${urlPattern('&#')}x0*${point.toString(16)}${urlPattern(';')}`,
  ];
  return `(?:${forms.join('|')})`;
}

/** A text of which each character may stand for itself or be percent-encoded, once or twice. */
function urlPattern(text: string): string {
  return [...text]
    .map((character) => {
      if (/^[A-Za-z0-9]$/.test(character)) return character;
      const bytes = [...Buffer.from(character)].map((byte) => `%(?:25)?${byte.toString(16).padStart(2, '0')}`);
      return `(?:${escapePattern(character)}|${bytes.join('')})`;
    })
    .join('');
}

const backslash = urlPattern('\\');
const zero = `(?:\\0|%00|${backslash}{1,3}(?:u0000|x00|0)){0,3}`;

/** How a character is written beside itself: in HTML, in forms, in the other base64 alphabet. */
const plainForms: Readonly<Record<string, readonly string[]>> = {
  ' ': [' ', '+'],
  '&': ['&amp;', '&'],
  '<': ['<', '&lt;'],
  '>': ['>', '&gt;'],
  '"': ['"', '&quot;'],
  "'": ["'", '&apos;'],
  '+': ['+', '-'],
  '/': ['/', '_'],
};

function escapePattern(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
}

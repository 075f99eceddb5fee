import { redacted } from './redact-encoded.ts';

/** One character as JSON, JavaScript, URLs and HTML escape it; names of HTML are those that stand for a character of markup. */
const escapes =
  /\\{1,3}u\{0*([0-9a-f]{1,6})\}|(?:\\{1,3}|%)u([0-9a-f]{4})|(?:\\{1,3}x|%)([0-7][0-9a-f])|&#x0*([0-9a-f]{1,6});?|&#0*(\d{1,7});?|&(amp|lt|gt|quot|apos);|\\{1,3}([01][0-7]{2})|\\{1,3}(["'\\/])/gi;
/** Characters and broken lines of quoted-printable (RFC 2045). They are looked at alone: a value after `=` may begin like one. */
const printable = /=([0-9A-F]{2})|=\r?\n/g;
const brokenLines = /=\r?\n/g;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** How often one escape may stand in another. */
const deepest = 3;

/** A text, and where each of its characters began in the one that it was made from; one place more, for its end. */
interface Decoded {
  readonly text: string;
  readonly starts: readonly number[];
}

/**
 * Replaces secrets whose characters are escaped, also where one escape stands in another (HTML in JSON, a URL in a URL);
 * `find` tells where secrets stand in the open.
 */
export function redactEscaped(text: string, find: (text: string) => Iterable<RegExpExecArray>): string {
  const ways = [
    ...(/[\\%&]/.test(text) ? [(from: Decoded) => decode(from, escapes, characterOf)] : []),
    ...(/=[0-9A-F]{2}/.test(text) ? [(from: Decoded) => decode(from, printable, printed)] : []),
    ...(/=\r?\n/.test(text) ? [(from: Decoded) => decode(from, brokenLines, () => '')] : []),
  ];
  if (ways.length === 0) return text;
  const spans: (readonly [number, number])[] = [];
  for (const way of ways) {
    let decoded = way({ text, starts: Array.from({ length: text.length + 1 }, (_, at) => at) });
    for (let depth = 0; depth < deepest && decoded !== undefined; depth += 1) {
      for (const { index, 0: match } of find(decoded.text))
        spans.push([decoded.starts[index] ?? 0, decoded.starts[index + match.length] ?? text.length]);
      decoded = way(decoded);
    }
  }
  let left = text;
  let before = Number.POSITIVE_INFINITY;
  // From the end, so that places before keep theirs; what overlaps one that is gone ends where that began.
  for (const [from, to] of spans.toSorted(([one], [other]) => other - one)) {
    if (from >= before) continue;
    left = `${left.slice(0, from)}${redacted}${left.slice(Math.min(to, before))}`;
    before = from;
  }
  return left;
}

/** Every escape as its character; undefined where there is none. */
function decode(
  { text, starts }: Decoded,
  pattern: RegExp,
  toCharacter: (match: RegExpExecArray) => string | undefined,
): Decoded | undefined {
  const parts: string[] = [];
  const places: number[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const character = toCharacter(match);
    if (character === undefined) continue;
    parts.push(text.slice(at, match.index), character);
    for (let place = at; place < match.index; place += 1) places.push(starts[place] ?? 0);
    for (let unit = 0; unit < character.length; unit += 1) places.push(starts[match.index] ?? 0);
    at = match.index + match[0].length;
  }
  if (at === 0) return undefined;
  parts.push(text.slice(at));
  for (let place = at; place <= text.length; place += 1) places.push(starts[place] ?? 0);
  return { text: parts.join(''), starts: places };
}

function printed([, byte]: RegExpExecArray): string {
  return byte === undefined ? '' : String.fromCharCode(Number.parseInt(byte, 16));
}

function characterOf([, braced, unit, byte, hex, decimal, name, octal, plain]: RegExpExecArray): string | undefined {
  if (plain !== undefined) return plain;
  if (name !== undefined) return named[name.toLowerCase()];
  const base = decimal !== undefined ? 10 : octal !== undefined ? 8 : 16;
  const point = Number.parseInt(braced ?? unit ?? byte ?? hex ?? decimal ?? octal ?? '', base);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

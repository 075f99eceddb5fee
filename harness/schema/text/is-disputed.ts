import type { JsonSchemaObject } from '../../model/json.ts';
import { matcher } from '../checking/linear-pattern.ts';

/**
 * Whether sound implementations read differently what a schema says of a string: its length in code points, UTF-16 units or
 * what people take for one character; a pattern with `$` before a last line feed, with classes of Unicode or of ASCII.
 */
export function isDisputed({ minLength, maxLength, pattern }: JsonSchemaObject, text: string): boolean {
  if (/^[\x20-\x7e]*$/.test(text)) return false;
  const fits = (length: number) =>
    (typeof minLength !== 'number' || length >= minLength) && (typeof maxLength !== 'number' || length <= maxLength);
  const ofCodePoints = fits([...text].length);
  if (fits(text.length) !== ofCodePoints || fits(graphemes(text)) !== ofCodePoints) return true;
  if (typeof pattern !== 'string') return false;
  const reader = matcher(pattern);
  const matches = reader.test(text);
  return otherReadings(text, pattern).some((reading) => reader.test(reading) !== matches);
}

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

function graphemes(text: string): number {
  return [...segments.segment(text)].length;
}

/** The text as another engine sees it, in characters that all engines read alike. */
function otherReadings(text: string, pattern: string): readonly string[] {
  const readings = [text.replace(/\n$/, '')];
  // Who writes classes of Unicode means code points.
  if (!/\\[pPu]/.test(pattern)) readings.push(text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd\ufffd'));
  // What ends a line for the dot.
  if (pattern.includes('.')) readings.push(text.replace(/[\r\u0085\u2028\u2029]/g, 'a'), text.replace(/\n/g, 'a'));
  if (/\\[dDwWsSbB]/.test(pattern))
    readings.push(
      text
        .replace(/\p{Nd}/gu, '0')
        .replace(/[\p{L}\p{M}\p{N}]/gu, (letter) => (/[0-9]/.test(letter) ? letter : 'a'))
        .replace(/[\p{Z}\u0085\u180e\ufeff]/gu, ' '),
    );
  return readings;
}

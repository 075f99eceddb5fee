import type { Json } from '../model/json.ts';

/** A value close to another one, and how it differs. */
export interface NearMiss<Value extends Json = Json> {
  readonly way: string;
  readonly after: Value;
  /** Sound implementations disagree on whether it is one. */
  readonly arguable?: boolean;
}

const lookalikes: Readonly<Record<string, string>> = {
  a: '\u0430',
  c: '\u0441',
  e: '\u0435',
  i: '\u0456',
  o: '\u043e',
  p: '\u0440',
  s: '\u0455',
  x: '\u0445',
  y: '\u0443',
};

/** Values that a careless comparison takes for `value`. */
export function* nearMisses(value: Json): Generator<NearMiss> {
  if (typeof value === 'string') {
    yield { way: 'letter-case', after: changeCase(value) };
    if (value.length > 1) yield { way: 'capitalised', after: `${changeCase(value.slice(0, 1))}${value.slice(1)}` };
    yield { way: 'white-space-after', after: `${value} ` };
    yield { way: 'white-space-before', after: ` ${value}` };
    yield { way: 'homoglyph', after: Array.from(value, (one) => lookalikes[one] ?? one).join('') };
    yield { way: 'empty', after: '' };
    yield { way: 'truncated', after: value.slice(0, -1) };
    yield { way: 'doubled', after: `${value}${value}` };
    yield { way: 'unknown', after: 'rolecall-unknown-value' };
  } else if (typeof value === 'number') {
    yield { way: 'same-text', after: String(value) };
    yield { way: 'next-number', after: value + 1 };
    yield { way: 'previous-number', after: value - 1 };
  } else if (typeof value === 'boolean') {
    yield { way: 'same-text', after: String(value) };
    yield { way: 'as-number', after: value ? 1 : 0 };
    yield { way: 'opposite', after: !value };
  } else if (value === null) {
    yield { way: 'same-text', after: 'null' };
    yield { way: 'false', after: false };
    yield { way: 'zero', after: 0 };
  }
}

/** Texts one edit away. */
export function* textMisses(text: string): Generator<NearMiss<string>> {
  yield { way: 'white-space-after', after: `${text} ` };
  yield { way: 'white-space-before', after: ` ${text}` };
  // In some languages `$` also matches before a last line feed.
  yield { way: 'line-feed-after', after: `${text}\n`, arguable: true };
  yield { way: 'letter-case', after: changeCase(text) };
  yield { way: 'first-left-out', after: [...text].slice(1).join('') };
  yield { way: 'last-left-out', after: [...text].slice(0, -1).join('') };
  yield { way: 'one-more', after: `${text}${text.at(-1) ?? 'a'}` };
  yield { way: 'last-replaced', after: `${text.slice(0, -1)}!` };
  yield { way: 'empty', after: '' };
}

function changeCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}

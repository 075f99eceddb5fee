import type { Json, Pointer } from '../model/json.ts';
import { at, child, keysOf } from './pointer.ts';

/** Texts of integers that no number holds exactly, by the object or array that they stand in. */
const exact = new WeakMap<object, Map<string, string>>();

/** What TypeScript does not know yet: the third argument of a reviver (JSON.parse source text access). */
type Reviver = (this: object, key: string, value: unknown, context: { readonly source?: string }) => unknown;

const remember: Reviver = function (key, value, { source }) {
  if (typeof value === 'number' && source !== undefined && isBeyond(source)) {
    const known = exact.get(this) ?? new Map<string, string>();
    exact.set(this, known.set(key, source));
  }
  return value;
};

/** As `JSON.parse`; integers beyond 2^53 are numbers, and `exactText` still knows their digits. */
export function parseExactly(text: string): unknown {
  return /\d{16}/.test(text) ? JSON.parse(text, remember as Parameters<typeof JSON.parse>[1]) : JSON.parse(text);
}

/** The digits of the integer that stands in `holder` at `key`, where no number holds it: an id rounded is somebody else's. */
export function exactText(holder: unknown, key: string): string | undefined {
  return typeof holder === 'object' && holder !== null ? exact.get(holder)?.get(key) : undefined;
}

/** As `at`, but an integer that no number holds is one that is written with its own digits: never a rounded one. */
export function exactAt(value: Json, pointer: Pointer): Json | undefined {
  const keys = keysOf(pointer);
  const found = at(value, pointer);
  if (Array.isArray(found)) return found.map((item: Json, index) => exactOr(found, String(index), item));
  const parent = keys.length === 0 ? undefined : at(value, keys.slice(0, -1).reduce(child, ''));
  return found === undefined ? undefined : exactOr(parent, keys.at(-1) ?? '', found);
}

function exactOr(holder: unknown, key: string, value: Json): Json {
  const digits = typeof value === 'number' ? exactText(holder, key) : undefined;
  return digits === undefined ? value : exactInteger(digits);
}

/** An integer, by its digits, as JSON text writes it: a number where one holds it exactly. */
export function exactInteger(digits: string): number {
  const number = Number(digits);
  if (Number.isSafeInteger(number)) return number;
  // An object that JSON.stringify writes as these digits; to everybody else it is as good as a number.
  return (JSON as unknown as { rawJSON(text: string): number }).rawJSON(digits);
}

/** Whether a value is what `exactInteger` makes of an integer that no number holds. */
export function isExactInteger(value: unknown): boolean {
  return (JSON as unknown as { isRawJSON(value: unknown): boolean }).isRawJSON(value);
}

function isBeyond(source: string): boolean {
  return /^-?\d+$/.test(source) && !Number.isSafeInteger(Number(source));
}

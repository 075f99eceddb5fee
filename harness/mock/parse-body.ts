import { isUtf8 } from 'node:buffer';
import type { Json } from '../model/json.ts';
import type { Refusal } from '../model/profile.ts';

/** Levels of nesting that the mock reads. */
export const mostLevels = 100;

/** A request body as read: its value, or the refusal for which it has none. */
export type ReadBody = { readonly value: Json } | { readonly value: undefined; readonly refusal: Refusal };

/** Reads JSON text (RFC 8259) in valid UTF-8 without a byte-order mark; the last of equal names counts. */
export function parseBody(bytes: Uint8Array): ReadBody {
  if (!isUtf8(bytes)) return { value: undefined, refusal: 'malformed-json' };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  if (/^[ \t\r\n]*$/.test(text)) return { value: undefined, refusal: 'empty-body' };
  if (text.length > 2 * mostLevels && isDeep(text)) return { value: undefined, refusal: 'deep-nesting' };
  try {
    return { value: /\d{309}|[eE]\+?\d{3}/.test(text) ? clamped(text) : (JSON.parse(text) as Json) };
  } catch {
    // Not JSON: the response is the same whatever is wrong with it.
    return { value: undefined, refusal: 'malformed-json' };
  }
}

/** Numbers past what a double holds, which no response could say again, as the greatest that it does. */
function clamped(text: string): Json {
  return JSON.parse(text, (_key, value: Json) =>
    typeof value === 'number' ? Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value)) : value,
  ) as Json;
}

function isDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (quoted) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > mostLevels) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

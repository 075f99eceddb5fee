import { isUtf8 } from 'node:buffer';
import { parseExactly } from '../domain/exact-integers.ts';
import type { ParsedJson } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';

/** Deepest nesting of arrays and objects that is read. Deeper values would overflow the stack of those who walk them. */
const deepestJson = 500;

/** A body as JSON: RFC 8259 text in valid UTF-8, whole; `undefined` when it is empty. Never throws. */
export function parseJson(bytes: Uint8Array): ParsedJson | undefined {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) {
    return { ok: false, error: 'not-utf8', detail: `byte ${firstInvalid(bytes)} of ${bytes.length} is not UTF-8` };
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { ok: false, error: 'byte-order-mark', detail: 'the body begins with a byte-order mark (EF BB BF)' };
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  let value: Json;
  try {
    value = parseExactly(text) as Json;
  } catch (cause) {
    return { ok: false, error: 'not-json', detail: cause instanceof Error ? cause.message : String(cause) };
  }
  const depth = bytes.length > 2 * deepestJson ? depthOf(bytes) : 0;
  if (depth > deepestJson) {
    return { ok: false, error: 'too-deep', detail: `${depth} levels are nested, at most ${deepestJson} are read` };
  }
  return { ok: true, value };
}

/** Nesting of a text that is known to be JSON. */
function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0x22) {
      for (i++; bytes[i] !== 0x22; i++) if (bytes[i] === 0x5c) i++;
    } else if (byte === 0x5b || byte === 0x7b) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return deepest;
}

function firstInvalid(bytes: Uint8Array): number {
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8Prefix(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

// The end of a prefix may cut a character of up to four bytes in two.
function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    // Not UTF-8 is the response that was asked for.
    return false;
  }
}

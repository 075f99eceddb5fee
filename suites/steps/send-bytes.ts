import type { Json } from '../../harness/suite.ts';

/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What bytes say as JSON; `undefined` when they are none. */
export function jsonOf(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
  } catch {
    // Bytes that are no JSON say nothing.
    return undefined;
  }
}

import type { Finding } from '../model/finding.ts';
import type { Pointer } from '../model/json.ts';

/** Takes note of something odd about a document; the same fact at the same place is kept once. */
export type NoteGap = (code: string, fact: string, expected: string, received: string, at?: Pointer) => void;

/** A list of documentation gaps and the function that adds to it. */
export function gapList(): { readonly gaps: () => readonly Finding[]; readonly note: NoteGap } {
  const gaps = new Map<string, Finding>();
  const note: NoteGap = (code, fact, expected, received, at) => {
    const key = `${code} ${at} ${fact}`;
    const gap: Finding = { kind: 'gap', code, fact, expected, received, ...(at === undefined ? {} : { at }) };
    if (!gaps.has(key)) gaps.set(key, gap);
  };
  return { gaps: () => [...gaps.values()], note };
}

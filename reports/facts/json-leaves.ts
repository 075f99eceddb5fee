import { child } from '../../harness/domain/pointer.ts';
import type { Json, Pointer } from '../../harness/model/json.ts';

/** The value that a text is as JSON; `undefined` when it is none. */
export function jsonOf(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    // Not JSON: whoever asks shows the text.
    return undefined;
  }
}

/** Pointer and value of all that is not a filled object or list, at most `most`. */
export function jsonLeaves(value: Json, most: number): ReadonlyMap<Pointer, Json> {
  const leaves = new Map<Pointer, Json>();
  const waiting: (readonly [Pointer, Json])[] = [['', value]];
  for (let next = waiting.pop(); next && leaves.size < most; next = waiting.pop()) {
    const [pointer, inner] = next;
    const members = typeof inner === 'object' && inner !== null ? Object.entries(inner) : [];
    if (members.length === 0) leaves.set(pointer, inner);
    for (const [key, member] of members.reverse()) {
      waiting.push([child(pointer, key), member]);
    }
  }
  return leaves;
}

import type { Json } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import { sameItems } from './same-json.ts';

/** True when a response that shows `value` shows what was written: the same, the same items, or what the profile calls alike. */
export function showsValue(change: Field | undefined, written: Json | undefined, value: Json | undefined): boolean {
  if (sameItems(written, value)) return true;
  return (change?.alike ?? []).some((group) =>
    [written, value].every((one) => group.some((other) => sameItems(one, other))),
  );
}

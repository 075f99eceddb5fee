import type { Json } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import { isObject } from './is-object.ts';
import { sameItems, sameJson } from './same-json.ts';

/** True when a response that shows `value` shows what was written: the same, the same items, or what the profile calls alike. */
export function showsValue(change: Field | undefined, written: Json | undefined, value: Json | undefined): boolean {
  if (sameItems(written, value) || holds(value, written)) return true;
  // Many servers store an empty text as none.
  if (change?.kind === 'attribute' && written === '' && value === null) return true;
  if (change?.adds) return itemsOf(written).every((item) => itemsOf(value).some((shown) => sameItems(item, shown)));
  return (change?.alike ?? []).some((group) =>
    [written, value].every((one) => group.some((other) => sameItems(one, other))),
  );
}

function itemsOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

/** A role that is written as an object may be shown with more members than were written; arrays hold as many items. */
function holds(shown: Json | undefined, written: Json | undefined): boolean {
  if (Array.isArray(shown) && Array.isArray(written)) {
    const left = [...(shown as readonly Json[])];
    const isThere = (item: Json) => {
      const place = left.findIndex((one) => isObject(item) && holds(one, item));
      return place !== -1 && left.splice(place, 1).length === 1;
    };
    return shown.length === written.length && (written as readonly Json[]).every(isThere);
  }
  if (!isObject(shown) || !isObject(written)) return sameJson(shown, written);
  return Object.entries(written).every(([name, member]) => holds(shown[name], member));
}

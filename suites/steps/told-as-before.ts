import { child, isObject, isTimeLike, type Json, type Pointer, sameItems, valueAt } from '../../harness/suite.ts';

/** A place of the user that an update's response shows as before it, and the read after it otherwise. */
interface ToldAsBefore {
  readonly place: Pointer;
  readonly told: Json;
  readonly stored: Json;
}

/** Places that changed with the update and that its response still shows as they were: a relation that was loaded before and not again. */
export function toldAsBefore(before: Json, response: Json, after: Json): readonly ToldAsBefore[] {
  return placesOf(after, '').flatMap((place) => {
    const [was, told, stored] = [before, response, after].map((whole) => valueAt(whole, place));
    if (was === undefined || told === undefined || stored === undefined || typeof told === 'number') return [];
    if (sameItems(was, stored) || !sameItems(told, was) || isTimeLike(place, was, stored)) return [];
    return [{ place, told, stored }];
  });
}

/** Places of single values; arrays have an order of their own. */
function placesOf(value: Json, place: Pointer): readonly Pointer[] {
  if (Array.isArray(value)) return [];
  if (!isObject(value)) return [place];
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, child(place, key)));
}

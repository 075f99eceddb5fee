import { at, keysOf } from '../../domain/pointer.ts';
import type { Json, Pointer } from '../../model/json.ts';

/** An object of a response's body, which faults change in place: it is theirs. */
export type Editable = { [key: string]: Json };

/** Sets what stands at `pointer` inside `object`; nothing happens where the way to it is missing. */
export function assignAt(object: Editable, pointer: Pointer, value: Json): void {
  const { holder, key } = placeOf(object, pointer);
  if (holder !== undefined) holder[key] = value;
}

/** Takes out what stands at `pointer` inside `object`. */
export function removeAt(object: Editable, pointer: Pointer): void {
  const { holder, key } = placeOf(object, pointer);
  if (holder !== undefined) delete holder[key];
}

/** The object as other code reads it. */
export function readAt(object: Editable, pointer: Pointer): Json | undefined {
  return at(object, pointer);
}

function placeOf(object: Editable, pointer: Pointer): { readonly holder: Editable | undefined; readonly key: string } {
  const keys = keysOf(pointer);
  const key = keys.at(-1) ?? '';
  const parent = at(object, pointer.slice(0, pointer.lastIndexOf('/')));
  const usable = keys.length > 0 && typeof parent === 'object' && parent !== null;
  return { holder: usable ? (parent as Editable) : undefined, key };
}

import { at } from '../domain/pointer.ts';
import type { InvalidCase } from '../model/case.ts';
import type { Pointer } from '../model/json.ts';
import type { WriteSet } from '../model/write-set.ts';

/**
 * Whether a server that takes this invalid update all the same would write only what the run may write: it carries nothing
 * that is withheld, and what keeps the user's own value is there, and is not what is violated.
 */
export function mayBeSent(writes: WriteSet | undefined, { body, controlRequest, constraint }: InvalidCase): boolean {
  if (writes === undefined) return true;
  const isTouched = (pointer: Pointer) => isWithin(constraint.pointer, pointer);
  const isSent = ({ pointer }: { readonly pointer: Pointer }) => isTouched(pointer) || at(body, pointer) !== undefined;
  if (writes.withheld.some(isSent)) return false;
  return !writes.pinned.some(
    ({ request }) =>
      isTouched(request) || (at(controlRequest, request) !== undefined && at(body, request) === undefined),
  );
}

function isWithin(pointer: Pointer, outer: Pointer): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

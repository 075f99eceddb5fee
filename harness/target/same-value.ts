import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../model/json.ts';

/** Whether a user has a value again; a list is a set of roles, whose order a server may choose. */
export function isSameValue(now: Json | undefined, before: Json): boolean {
  if (!Array.isArray(now) || !Array.isArray(before)) return isDeepStrictEqual(now ?? null, before);
  const left = [...(now as readonly Json[])];
  const isTaken = (item: Json) => {
    const at = left.findIndex((one) => isDeepStrictEqual(one, item));
    return at >= 0 && left.splice(at, 1).length === 1;
  };
  return (before as readonly Json[]).every(isTaken) && left.length === 0;
}

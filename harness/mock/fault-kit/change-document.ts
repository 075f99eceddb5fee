import { isObject } from '../../domain/is-object.ts';
import { at, put } from '../../domain/pointer.ts';
import type { Contract } from '../../model/contract.ts';
import type { JsonObject } from '../../model/json.ts';

/** The document with another update operation. */
export function changeUpdate(
  document: JsonObject,
  { update }: Contract,
  change: (operation: JsonObject) => JsonObject,
): JsonObject {
  const operation = at(document, update.pointer);
  // A document is an object, and stays one.
  return isObject(operation) ? (put(document, update.pointer, change(operation)) as JsonObject) : document;
}

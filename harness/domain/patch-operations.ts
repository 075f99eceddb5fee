import type { Contract, RequestBody } from '../model/contract.ts';
import type { Json, JsonSchema, Pointer } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import { isObject } from './is-object.ts';
import { at, keysOf } from './pointer.ts';

/** Where a body has the operations of a patch, and what one that sets a field has as its path. */
interface PatchPlace {
  readonly operations: Pointer;
  readonly path: string;
}

/** What RFC 7644 section 3.5.2 calls the body of a PATCH. */
export const patchUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** Whether operations stand in a SCIM PatchOp, and are no JSON Patch. */
export function isScim(operations: Pointer): boolean {
  return operations.endsWith('/Operations');
}

/** How a path of either kind names a place of the user. */
export function pathOf(operations: Pointer, place: Pointer): string {
  return isScim(operations) ? keysOf(place).join('.') : place;
}

/** Where and how an update patches a field (RFC 6902, RFC 7644); `undefined` where it sets it outright. */
export function patchPlaceOf(
  { profile, request }: Pick<Contract, 'profile' | 'request'>,
  field: Field,
): PatchPlace | undefined {
  const [, operations, position] = /^(.*)\/(\d+)\/value$/.exec(field.request) ?? [];
  if (operations === undefined || !isPatch(request)) return undefined;
  const fixed = profile.request?.fixed?.[`${operations}/${position}/path`];
  const path = typeof fixed === 'string' ? fixed : field.user && pathOf(operations, field.user);
  return path === undefined ? undefined : { operations, path };
}

/** What a patch sets a field to, whichever of its operations does; `undefined` where none does. */
export function patchedValue(body: Json, { operations, path }: PatchPlace, held: Json | undefined): Json | undefined {
  let value: Json | undefined;
  for (const operation of operationsOf(body, operations)) {
    const given = operation.path === undefined ? inside(operation.value, path) : operation.value;
    if (given === undefined && operation.op !== 'remove') continue;
    if (operation.path !== undefined && !samePath(operation.path, path)) continue;
    if (operation.op === 'remove') value = Array.isArray(held) ? [] : null;
    else if (operation.op === 'add' && Array.isArray(held) && Array.isArray(given)) value = [...held, ...given];
    else if (operation.op !== 'test') value = given;
  }
  return value;
}

/** The operations of a patch as far as they can be read, op in lower case (SCIM takes either). */
export function operationsOf(body: Json | undefined, operations: Pointer) {
  const list = body === undefined ? undefined : at(body, operations);
  return (Array.isArray(list) ? (list as readonly Json[]) : []).filter(isObject).map(({ op, path, value }) => ({
    op: String(op).toLowerCase(),
    path: typeof path === 'string' ? path : undefined,
    value,
  }));
}

/** Whether two paths name one place: SCIM writes it without a slash, in any case. */
export function samePath(one: string, other: string): boolean {
  const plain = (path: string) => path.replace(/^\//, '').replaceAll('.', '/').toLowerCase();
  return plain(one) === plain(other);
}

function inside(value: Json | undefined, path: string): Json | undefined {
  return isObject(value) ? at(value, `/${path.replace(/^\//, '').replaceAll('.', '/')}`) : undefined;
}

function isPatch({ documented }: RequestBody): boolean {
  const known = patches.get(documented as object);
  if (known !== undefined) return known;
  const text = JSON.stringify(documented);
  const is = text.includes('"op":') && text.includes('"path":');
  if (isObject(documented)) patches.set(documented, is);
  return is;
}

const patches = new WeakMap<Exclude<JsonSchema, boolean> | object, boolean>();

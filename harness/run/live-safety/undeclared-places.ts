import { isObject } from '../../domain/is-object.ts';
import { at, child, parentOf, put } from '../../domain/pointer.ts';
import { sameJson } from '../../domain/same-json.ts';
import type { Contract } from '../../model/contract.ts';
import type { OutgoingRequest } from '../../model/exchange.ts';
import type { Json, Pointer } from '../../model/json.ts';
import type { UserView } from '../../model/requirement.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import { declares } from '../../verdict/declared-field.ts';

/**
 * What an update names beside the fields that no document does, and reads of the user show: a server may store it, and then
 * it is restored like a field. The journal's entry with those places; undefined where the update names none.
 */
export function withUndeclared(
  write: JournaledWrite,
  request: OutgoingRequest,
  contract: Contract,
  view: UserView,
): JournaledWrite | undefined {
  const [body, base] = [jsonOf(request.body), jsonOf(write.undo.body)];
  if (body === undefined || base === undefined) return undefined;
  const before: Record<string, Json> = {};
  const fields: { name: string; undo: JournaledWrite['undo'] }[] = [];
  for (const { sentAt, shownAt } of undeclaredPlaces(contract, body)) {
    const value = at(view.whole, shownAt);
    const isKnown = write.fields.some(({ name }) => name === shownAt);
    if (value === undefined || isKnown || sameJson(value, at(body, sentAt))) continue;
    const undo = put(base, sentAt, value);
    if (undo === undefined) continue;
    before[shownAt] = value;
    fields.push({ name: shownAt, undo: { ...write.undo, body: JSON.stringify(undo) } });
  }
  if (fields.length === 0) return undefined;
  return { ...write, before: { ...write.before, ...before }, fields: [...write.fields, ...fields] };
}

/** A name that no document has: where the update has it, and where reads would show it. */
export interface UndeclaredPlace {
  readonly sentAt: Pointer;
  readonly shownAt: Pointer;
}

/** What an update names that neither the document nor the user has: nobody knows what a server makes of it. */
export function strangePlaces(
  request: OutgoingRequest,
  contract: Contract,
  view: UserView,
): readonly UndeclaredPlace[] {
  const body = isForm(request) && takesJson(contract) ? pairsOf(request.body) : jsonOf(request.body);
  if (body === undefined) return [];
  return undeclaredPlaces(contract, body).filter(({ shownAt }) => at(view.whole, shownAt) === undefined);
}

/** The entry with places that the user did not have: null takes them away again. */
export function withStrange(write: JournaledWrite, places: readonly UndeclaredPlace[]): JournaledWrite {
  const base = jsonOf(write.undo.body);
  const fields = places.flatMap(({ sentAt, shownAt }) => {
    const undo = base === undefined || shownAt in write.before ? undefined : put(base, sentAt, null);
    return undo === undefined ? [] : [{ name: shownAt, undo: { ...write.undo, body: JSON.stringify(undo) } }];
  });
  const before = Object.fromEntries(fields.map(({ name }) => [name, null]));
  return { ...write, before: { ...write.before, ...before }, fields: [...write.fields, ...fields] };
}

/** Where a body names what the document does not, beside a field that reads show, and where they would show it. */
function undeclaredPlaces({ profile, request }: Contract, body: Json): readonly UndeclaredPlace[] {
  const taken = profile.fields.map((field) => field.request);
  return profile.fields.flatMap((field) => {
    const [to, from] = [parentOf(field.request), parentOf(field.user ?? '')];
    const named = at(body, to);
    if (field.user === undefined || !isObject(named)) return [];
    return Object.keys(named)
      .map((key) => ({ sentAt: child(to, key), shownAt: child(from, key) }))
      .filter(
        ({ sentAt, shownAt }) =>
          !taken.includes(sentAt) && !declares(request.documented, sentAt) && shownAt !== profile.user.id,
      );
  });
}

function isForm({ headers }: OutgoingRequest): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
}

function takesJson({ request }: Contract): boolean {
  return /[/+]json\b/i.test(request.mediaType);
}

/** What a form names to a server that reads it: a payload of JSON is one long name. */
function pairsOf(body: Uint8Array | undefined): Json {
  return Object.fromEntries(new URLSearchParams(Buffer.from(body ?? []).toString('utf8')));
}

/** What a body says; undefined where it is no JSON. */
export function jsonOf(body: string | Uint8Array | undefined): Json | undefined {
  try {
    return body === undefined ? undefined : (JSON.parse(Buffer.from(body).toString('utf8')) as Json);
  } catch {
    // What is no JSON names nothing.
    return undefined;
  }
}

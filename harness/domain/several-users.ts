import type { Json, Pointer } from '../model/json.ts';
import type { UserPart } from '../model/mock.ts';
import type { ProfileResource } from '../model/profile.ts';
import { isObject } from './is-object.ts';
import { at, put } from './pointer.ts';

/** Stands in pointers, and in bodies before they are bound, for the member that is named by the user's id: `/roles/*`. */
export const named = '*';

/** Where a body holds users, one beside the other. */
interface Crowd {
  readonly place: Pointer;
  /** Members of an object, named by the users' ids; else items of an array. */
  readonly isMap: boolean;
}

/** Where the bodies of an update may name more than one user; `undefined` where they name one. */
export function crowdOf({ request }: Pick<ProfileResource, 'request'>): Crowd | undefined {
  if (request.in !== 'body') return undefined;
  const keys = request.pointer.split('/');
  const place = keys.findLastIndex((key) => key === named || /^\d+$/.test(key));
  return place === -1 ? undefined : { place: keys.slice(0, place).join('/'), isMap: keys[place] === named };
}

/** A body with its first user's member called `*`. */
export function unnamed(resource: Pick<ProfileResource, 'request'>, body: Json): Json {
  const crowd = crowdOf(resource);
  const held = crowd?.isMap ? at(body, crowd.place) : undefined;
  if (crowd === undefined || !isObject(held)) return body;
  const [first, ...others] = Object.entries(held);
  return first === undefined ? body : put(body, crowd.place, Object.fromEntries([[named, first[1]], ...others]));
}

/** A body with the member `*` called by the user's id. */
export function withName(resource: Pick<ProfileResource, 'request'>, body: Json, id: string): Json {
  const crowd = crowdOf(resource);
  const held = crowd?.isMap ? at(body, crowd.place) : undefined;
  if (crowd === undefined || !isObject(held) || !Object.hasOwn(held, named)) return body;
  const members = Object.entries(held).map(([key, value]) => [key === named ? id : key, value] as const);
  return put(body, crowd.place, Object.fromEntries(members));
}

/** What a body says of each of its users. */
export function partsOf(resource: Pick<ProfileResource, 'request'>, body: Json): readonly UserPart[] {
  const { request } = resource;
  const crowd = crowdOf(resource);
  const held = crowd && at(body, crowd.place);
  if (crowd === undefined || request.in !== 'body') return [];
  if (crowd.isMap)
    return isObject(held)
      ? Object.entries(held).map(([id, value]) => ({ id, body: put(body, crowd.place, { [named]: value }) }))
      : [];
  return (Array.isArray(held) ? (held as readonly Json[]) : []).map((item) => {
    const own = put(body, crowd.place, [item]);
    const id = at(own, request.pointer.replace(/\/\d+(?=(\/\D[^/]*)*$)/, '/0'));
    return { id: typeof id === 'string' || typeof id === 'number' ? String(id) : undefined, body: own };
  });
}

/** One body for all users, of one bound to each; what stands beside them is the first one's. */
export function joined(
  resource: Pick<ProfileResource, 'request'>,
  [first, ...others]: readonly [Json, ...Json[]],
): Json {
  const crowd = crowdOf(resource);
  if (crowd === undefined) return first;
  return others.reduce<Json>((all, own) => {
    const [held, more] = [at(all, crowd.place), at(own, crowd.place)];
    if (Array.isArray(held) && Array.isArray(more)) return put(all, crowd.place, [...held, ...more]);
    return isObject(held) && isObject(more) ? put(all, crowd.place, { ...held, ...more }) : all;
  }, first);
}

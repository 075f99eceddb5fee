import { type Contract, crowdOf, type Field, type Pointer } from '../../harness/suite.ts';

/** The object around a field, where fields stand; `undefined` where every member of it is a user. */
export function holderOf({ profile }: Contract, { request }: Field): Pointer | undefined {
  const holder = request.slice(0, request.lastIndexOf('/'));
  const crowd = crowdOf(profile.resource);
  return crowd?.isMap && crowd.place === holder ? undefined : holder;
}

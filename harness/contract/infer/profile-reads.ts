import { sameJson } from '../../domain/same-json.ts';
import type { Profile, UserPointers } from '../../model/profile.ts';
import type { FoundReads } from './infer-reads.ts';
import type { ShownUser } from './infer-user.ts';

/** Pointers of a response whose user object is another than the usual one. */
export function pointersBeside(
  base: ShownUser | undefined,
  other: ShownUser | undefined,
): { readonly pointers?: UserPointers } {
  if (base === undefined || other === undefined) return {};
  const { volatile: _, ...own } = base.pointers;
  const { volatile: __, ...pointers } = other.pointers;
  return sameJson({ ...own }, { ...pointers }) ? {} : { pointers };
}

/** The reads as a profile says them. */
export function readsOf(
  { one, list, roles }: FoundReads,
  base: ShownUser | undefined,
  named: boolean,
): Pick<Profile, 'reads'> {
  const reads = {
    ...(one ? { one: { ...one.read, ...pointersBeside(base, one.user) } } : {}),
    ...(list ? { list: { ...list.read, ...pointersBeside(base, list.user) } } : {}),
    ...(named && roles ? { roles: roles.read } : {}),
  };
  return Object.keys(reads).length > 0 ? { reads } : {};
}

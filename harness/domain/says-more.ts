import type { Profile } from '../model/profile.ts';

/** Whether a list's response says that there are more users than it shows: with a cursor, or in a field. */
export function saysMore({ reads, mock }: Profile): boolean {
  return reads?.list?.next !== undefined || Object.keys(mock?.list ?? {}).some((key) => /^has_?more$/i.test(key));
}

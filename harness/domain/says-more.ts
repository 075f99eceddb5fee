import type { Profile } from '../model/profile.ts';

/** Whether a list's response says that there are more users than it shows: with a cursor, in a header, or in a field. */
export function saysMore({ reads, mock }: Profile): boolean {
  const next = reads?.list?.next;
  return (
    next?.from !== undefined ||
    next?.by === 'link' ||
    Object.keys(mock?.list ?? {}).some((key) => /^has_?more$/i.test(key))
  );
}

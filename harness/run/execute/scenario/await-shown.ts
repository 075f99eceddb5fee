import type { UserView } from '../../../model/requirement.ts';

/** Waits between reads of what was confirmed and is not shown yet, in milliseconds: five seconds in all. */
const waits = [100, 200, 400, 800, 1500, 2000];

/** What a run has found out about reads that lag. */
export interface LagMemory {
  /** What was not shown at once was not shown later either: nothing is waited for again. */
  showsNothingLater?: boolean;
  /** Two plain updates, one after the other, were stored: seen once, that is known. */
  holds?: boolean;
  /** Two reads of one state, with no update between them, showed different values: what they showed. */
  disagree?: string;
}

/** Reads of one state that are looked at before one is believed. */
export const looks = 3;

/**
 * Reads until what was confirmed is shown, at most five seconds, and tells how long that took. Servers whose reads lag
 * are late, which one requirement says; all others judge what is shown in the end.
 */
export async function awaitShown(
  read: () => Promise<UserView | undefined>,
  isShown: ((view: UserView) => boolean) | undefined,
  memory: LagMemory,
  tellLag: (milliseconds: number) => void,
): Promise<UserView | undefined> {
  const first = await read();
  if (isShown === undefined || first === undefined || isShown(first) || memory.showsNothingLater) return first;
  let waited = 0;
  for (const wait of waits) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    waited += wait;
    const view = await read();
    if (view === undefined || !isShown(view)) continue;
    // One worker of several that is stale shows what was shown before again.
    for (let look = 1; look < looks; look += 1) {
      const again = await read();
      if (again === undefined || isShown(again)) continue;
      memory.disagree ??= 'an update that a read has shown is not shown by the next one';
      return view;
    }
    tellLag(waited);
    return view;
  }
  memory.showsNothingLater = true;
  return first;
}

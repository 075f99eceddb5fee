import { at } from '../domain/pointer.ts';
import { sameItems } from '../domain/same-json.ts';
import type { Json } from '../model/json.ts';
import type { JournaledWrite } from './journal-line.ts';
import type { Probe } from './preflight-tools.ts';
import type { Difference, RestoreTools } from './restore-tools.ts';
import type { UndoRequest } from './undo-request.ts';

/** What came of restoring one user. */
export type Outcome =
  /** A read shows every value that can be restored as before. */
  | { readonly state: 'as-before'; readonly undone: readonly Difference[]; readonly left: readonly Difference[] }
  /** A read shows another value, and what would restore it was refused; `clearly`: with an error, and was not merely without effect; `request`: what would, where that is not the journal's. */
  | { readonly state: 'refused'; readonly reason: string; readonly clearly?: boolean; readonly request?: UndoRequest }
  /** No read shows it. `silent`: there was no response at all. */
  | { readonly state: 'unverified'; readonly reason: string; readonly silent?: boolean };

/** A user whom a read shows. */
type Seen = Extract<Probe, { kind: 'user' }>;

/** Not found, or not in a list that could be read. */
export function isGone(seen: Exclude<Probe, { kind: 'user' }>): boolean {
  if (seen.kind !== 'status' || seen.unreadable !== undefined) return false;
  return [404, 410].includes(seen.status) || (seen.status >= 200 && seen.status < 300);
}

/** Fields, and other places that can be written, that a read shows otherwise than they were; one that it does not show any more counts as null. */
export function changedFields(write: JournaledWrite, { user }: Seen): readonly string[] {
  return Object.entries(write.before)
    .filter(([name, value]) => !sameItems(valueAt(user, name) ?? null, value))
    .map(([name]) => name);
}

/** The value of a field by its name, or of a place by its pointer. */
function valueAt({ values, whole }: Seen['user'], name: string): Json | undefined {
  return name.startsWith('/') ? at(whole, name) : values[name];
}

/** A read of this user: one that shows somebody else shows nothing of this one. */
export async function look({ testUser, caller, shows }: JournaledWrite, tools: RestoreTools): Promise<Probe> {
  const seen = await tools.look(caller, testUser);
  if (seen.kind !== 'user' || shows === undefined || seen.user.id === shows) return seen;
  return { kind: 'somebody-else', id: seen.user.id ?? 'nobody in particular' };
}

/** Reads may lag behind: what shows the old value a moment later has shown it then. */
export async function lookUntilRestored(write: JournaledWrite, tools: RestoreTools): Promise<Probe> {
  let seen = await look(write, tools);
  for (let wait = Math.min(100, tools.readLagMs), waited = 0; waited < tools.readLagMs; wait *= 2) {
    if (seen.kind !== 'user' || changedFields(write, seen).length === 0) break;
    const pause = Math.min(wait, tools.readLagMs - waited);
    await tools.wait(pause);
    waited += pause;
    seen = await look(write, tools);
  }
  return seen;
}

/** What came of it where no read shows the user. */
export function unread(seen: Exclude<Probe, { kind: 'user' }>): Outcome {
  if (seen.kind === 'none') return { state: 'unverified', reason: `it cannot be read: ${seen.detail}`, silent: true };
  if (seen.kind === 'somebody-else') return { state: 'unverified', reason: `a read of it shows ${seen.id}` };
  const reason = isGone(seen)
    ? `it is not there any more (status ${seen.status})`
    : `it cannot be read: status ${seen.status}${seen.unreadable === undefined ? '' : `, ${seen.unreadable}`}`;
  return { state: 'unverified', reason };
}

/** Each value that is not as before, in words. */
export function differences(write: JournaledWrite, { user }: Seen): string {
  const shown = (value: Json | undefined) => JSON.stringify(value) ?? 'not shown';
  return changedFields(write, { kind: 'user', user })
    .map((name) => `${name} is ${shown(valueAt(user, name))}, was ${shown(write.before[name])}`)
    .join('; ');
}

/** Of all differences those that are not left. */
export function without(all: readonly Difference[], left: readonly Difference[]): readonly Difference[] {
  return all.filter(({ at }) => !left.some((one) => one.at === at));
}

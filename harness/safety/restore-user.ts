import { at } from '../domain/pointer.ts';
import { sameItems } from '../domain/same-json.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { JournaledWrite } from './journal-line.ts';
import type { Probe } from './preflight-tools.ts';
import type { Difference, RestoreTools } from './restore-tools.ts';
import { requestOf, type UndoRequest } from './undo-request.ts';

/** What came of restoring one user. */
export type Outcome =
  /** A read shows every value that can be restored as before. */
  | { readonly state: 'as-before'; readonly undone: readonly Difference[]; readonly left: readonly Difference[] }
  /** A read shows another value, and what would restore it was refused; `clearly`: with an error, and was not merely without effect. */
  | { readonly state: 'refused'; readonly reason: string; readonly clearly?: boolean }
  /** No read shows it. `silent`: there was no response at all. */
  | { readonly state: 'unverified'; readonly reason: string; readonly silent?: boolean };

type Seen = Extract<Probe, { kind: 'user' }>;

/**
 * Sends what restores a user, and reads it again: first the usual request, then all that an update can carry, then field by
 * field. A test user gets it unless it was the last that was sent: a read may lag behind, and show what it was before a
 * change. Anybody else gets it only where a read shows a change.
 */
export async function restoreUser(write: JournaledWrite, tools: RestoreTools): Promise<Outcome> {
  try {
    const first = await look(write, tools);
    if (first.kind !== 'user') return await restoreUnread(write, first, tools);
    const undone = tools.compare(write, first);
    const isSent = write.who === 'other' || tools.isUndone(write.testUser);
    if (isSent && changedFields(write, first).length === 0) return { state: 'as-before', undone: [], left: undone };
    let now: Probe = first;
    const responses: string[] = [];
    let clearly = true;
    const isLeft = () => now.kind === 'user' && changedFields(write, now).length > 0;
    const undo = async (what: string, request: UndoRequest, part = false) => {
      const exchange = await tools.send(requestOf(request, tools.target, write.testUser, { part }));
      responses.push(`${what} ${responseOf(exchange)}`);
      clearly &&= isError(exchange);
      // What was refused is not applied a moment later.
      now = await (isRefused(exchange) ? look(write, tools) : lookUntilRestored(write, tools));
    };
    await undo('the request that restores it', write.undo);
    if (write.full !== undefined && isLeft()) await undo('the one with all that can be written', write.full);
    if (write.fields.length > 1) {
      for (const field of write.fields) {
        if (now.kind !== 'user') break;
        if (changedFields(write, now).includes(field.name)) await undo(`the one for ${field.name}`, field.undo, true);
      }
    }
    const changed = now as Probe;
    if (clearly && changed.kind === 'user' && isLeft())
      for (const way of tools.detours?.(write, changed.user) ?? []) {
        if (
          tools.isOver?.() === true ||
          !isAccepted(await tools.send(requestOf(way, tools.target, write.testUser, { part: true })))
        )
          continue;
        await undo('by way of another role, it', write.undo);
        if (!isLeft()) break;
      }
    // The loops above do not tell the compiler that it may have changed.
    const last = now as Probe;
    if (last.kind !== 'user') return unread(last);
    const left = tools.compare(write, last);
    if (!isLeft()) return { state: 'as-before', undone: without(undone, left), left };
    return { state: 'refused', clearly, reason: `${responses.join(', ')}; ${differences(write, last)}` };
  } catch (cause) {
    return { state: 'unverified', reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

/**
 * A proven test user whom no read shows is sent its own values all the same, unless it is gone: leaving it changed is worse.
 * Only a read closes its entry.
 */
async function restoreUnread(
  write: JournaledWrite,
  first: Exclude<Probe, { kind: 'user' }>,
  tools: RestoreTools,
): Promise<Outcome> {
  if (write.who !== 'test-user' || isGone(first)) return unread(first);
  const { outcome } = await tools.send(requestOf(write.undo, tools.target, write.testUser));
  // Where nothing responds at all, another read would only wait as long again.
  if (first.kind === 'none' && outcome.kind === 'none') return unread(first);
  const last = await lookUntilRestored(write, tools);
  if (last.kind !== 'user') return unread(last);
  const left = tools.compare(write, last);
  if (changedFields(write, last).length === 0) return { state: 'as-before', undone: [], left };
  return { state: 'refused', reason: differences(write, last) };
}

/** Not found, or not in a list that could be read. */
function isGone(seen: Exclude<Probe, { kind: 'user' }>): boolean {
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
async function look({ testUser, caller, shows }: JournaledWrite, tools: RestoreTools): Promise<Probe> {
  const seen = await tools.look(caller, testUser);
  if (seen.kind !== 'user' || shows === undefined || seen.user.id === shows) return seen;
  return { kind: 'somebody-else', id: seen.user.id ?? 'nobody in particular' };
}

/** Reads may lag behind: what shows the old value a moment later has shown it then. */
async function lookUntilRestored(write: JournaledWrite, tools: RestoreTools): Promise<Probe> {
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

function unread(seen: Exclude<Probe, { kind: 'user' }>): Outcome {
  if (seen.kind === 'none') return { state: 'unverified', reason: `it cannot be read: ${seen.detail}`, silent: true };
  if (seen.kind === 'somebody-else') return { state: 'unverified', reason: `a read of it shows ${seen.id}` };
  const reason = isGone(seen)
    ? `it is not there any more (status ${seen.status})`
    : `it cannot be read: status ${seen.status}${seen.unreadable === undefined ? '' : `, ${seen.unreadable}`}`;
  return { state: 'unverified', reason };
}

function differences(write: JournaledWrite, { user }: Seen): string {
  const shown = (value: Json | undefined) => JSON.stringify(value) ?? 'not shown';
  return changedFields(write, { kind: 'user', user })
    .map((name) => `${name} is ${shown(valueAt(user, name))}, was ${shown(write.before[name])}`)
    .join('; ');
}

function without(all: readonly Difference[], left: readonly Difference[]): readonly Difference[] {
  return all.filter(({ at }) => !left.some((one) => one.at === at));
}

function responseOf({ outcome }: Exchange): string {
  return outcome.kind === 'response' ? `gets ${outcome.status}` : `gets no response: ${outcome.detail}`;
}

function isError({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && outcome.status >= 400;
}

function isAccepted({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && outcome.status >= 200 && outcome.status < 300;
}

function isRefused({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && outcome.status >= 400 && outcome.status < 500 && outcome.status !== 408;
}

import type { JournaledWrite } from './journal-line.ts';
import type { Probe } from './preflight-tools.ts';
import { restoreAssigned } from './restore-assigned.ts';
import { isAccepted, isError, isRefused, responseOf } from './restore-responses.ts';
import type { RestoreTools } from './restore-tools.ts';
import {
  changedFields,
  differences,
  isGone,
  look,
  lookUntilRestored,
  type Outcome,
  unread,
  without,
} from './seen-user.ts';
import { requestOf, type UndoRequest } from './undo-request.ts';

/**
 * Sends what restores a user, and reads it again: first the usual request, then all that an update can carry, then field by
 * field. A test user gets it unless it was the last that was sent: a read may lag behind, and show what it was before a
 * change. Anybody else gets it only where a read shows a change.
 */
export async function restoreUser(write: JournaledWrite, tools: RestoreTools): Promise<Outcome> {
  try {
    if (write.assigns) return await restoreAssigned(write, tools);
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

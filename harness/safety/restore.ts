import { cutText } from '../domain/cut-text.ts';
import type { RestoreResult, UserDifference } from '../model/run.ts';
import type { JournaledWrite } from './journal-line.ts';
import type { Journal } from './journal-writer.ts';
import type { Difference, RestoreTools } from './restore-tools.ts';
import { restoreUser } from './restore-user.ts';
import type { Outcome } from './seen-user.ts';
import { undoCurlLine } from './undo-curl-line.ts';

/** Users in a row who get no response before the others are not tried any more: each takes as long as the deadline. */
const mostSilent = 3;
/** How often what has not settled is waited for and looked at again. */
const mostRounds = 3;
/** Milliseconds before what was refused is tried again: a conflict or an overload may be over then. */
const pausesMs = [500, 2000, 5000];

/**
 * Takes back what the journal holds, newest first. An entry is closed by a read of that very user that shows it as before,
 * once nothing can still arrive. What is refused is tried again a few times. What fails is told, never thrown.
 */
export async function restore(journal: Journal, tools: RestoreTools): Promise<RestoreResult> {
  const writes = journal.state.open.toReversed();
  const outcomes = new Map<JournaledWrite, Outcome>();
  await restoreAll(writes);
  for (let round = 0; round < mostRounds; round += 1) {
    const unsettled = writes.filter(({ testUser }) => tools.unsettledMs(testUser) > 0);
    if (unsettled.length === 0 || tools.isOver?.() === true) break;
    await tools.wait(Math.max(...unsettled.map(({ testUser }) => tools.unsettledMs(testUser))));
    await restoreAll(unsettled);
  }
  for (const pause of pausesMs) {
    const refused = writes.filter((write) => outcomes.get(write)?.state === 'refused');
    if (refused.length === 0 || tools.isOver?.() === true) break;
    await tools.wait(pause);
    await restoreAll(refused);
  }
  const failed: RestoreResult['failed'][number][] = [];
  const differences: UserDifference[] = [];
  for (const write of writes) {
    const { testUser, who } = write;
    const found = outcomes.get(write) ?? { state: 'unverified', reason: 'there was no time to try it' };
    const outcome: Outcome =
      found.state === 'as-before' && tools.unsettledMs(testUser) > 0
        ? { state: 'unverified', reason: 'a write that got no clear response may still arrive' }
        : found;
    const told = (one: Difference, restored: boolean) =>
      differences.push({
        user: testUser,
        who,
        at: one.at,
        before: cutText(tools.redact(one.before)),
        after: cutText(tools.redact(one.after)),
        restored,
      });
    if (outcome.state === 'as-before') {
      // That a test user was changed meanwhile is what a run is for; that anybody else was is not.
      if (who === 'other') for (const one of outcome.undone) told(one, true);
      for (const one of outcome.left) told(one, false);
      await journal.restored(testUser);
      continue;
    }
    failed.push({
      testUser,
      reason: tools.redact(outcome.reason),
      request: tools.redact(
        undoCurlLine((outcome.state === 'refused' ? outcome.request : undefined) ?? write.undo, tools.target),
      ),
      ...(outcome.state === 'unverified' ? { unverified: true } : {}),
    });
  }
  const verified = writes.length - failed.length;
  return { restored: verified, verified, failed, ...(differences.length > 0 ? { differences } : {}) };

  /** One that is refused now (the last owner) may be possible once another one is back. */
  async function restoreAll(all: readonly JournaledWrite[]): Promise<void> {
    for (let left = all; left.length > 0; ) {
      for (const write of left) {
        if (tools.isOver?.() === true) return;
        const isGone = left === all && silentSince(all) >= mostSilent;
        const before = outcomes.get(write);
        const outcome: Outcome = isGone
          ? { state: 'unverified', reason: 'the target does not respond', silent: true }
          : await restoreUser(write, tools);
        outcomes.set(write, joined(before, outcome));
      }
      const refused = left.filter((write) => outcomes.get(write)?.state !== 'as-before');
      if (refused.length === left.length) break;
      left = refused;
    }
  }

  /** How many of the last users that were tried got no response. */
  function silentSince(all: readonly JournaledWrite[]): number {
    const tried = all.flatMap((write) => outcomes.get(write) ?? []);
    return tried.length - 1 - tried.findLastIndex((one) => one.state !== 'unverified' || one.silent !== true);
  }
}

/** What was undone in an earlier round was undone. */
function joined(before: Outcome | undefined, now: Outcome): Outcome {
  if (before?.state !== 'as-before' || now.state !== 'as-before') return now;
  return { ...now, undone: [...before.undone, ...now.undone] };
}

import { sameItems } from '../domain/same-json.ts';
import type { Exchange, OutgoingRequest } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { RestoreResult } from '../model/run.ts';
import type { Target } from '../model/target.ts';
import type { Journal } from './journal.ts';
import type { JournaledWrite } from './journal-line.ts';
import { undoCurlLine } from './undo-curl-line.ts';
import { requestOf } from './undo-request.ts';

/** What restoring  works with. */
export interface RestoreTools {
  readonly target: Target;
  /** Sends beyond the budget, waiting for 429 as told. */
  readonly send: (request: OutgoingRequest) => Promise<Exchange>;
  /** Values of the profile's changes as they are now; undefined when the contract has no read or it fails. */
  readonly readValues: (testUser: string) => Promise<Readonly<Record<string, Json>> | undefined>;
  /** Success statuses of the update. */
  readonly statuses: readonly number[];
  /** Replaces secrets in what is told. */
  readonly redact: (text: string) => string;
  /**
   * Milliseconds after which everything is read once more: a write that a killed run had sent may reach its user after
   * the user was restored.
   */
  readonly settleMs?: number;
}

type Outcome =
  | { readonly ok: true; readonly verified: boolean }
  /** `silent`: there was no response at all. */
  | { readonly ok: false; readonly reason: string; readonly silent?: boolean };

/** Users in a row who get no response before the others are not tried any more: each takes as long as the deadline. */
const mostSilent = 3;
const noResponse: Outcome = { ok: false, reason: 'the target does not respond', silent: true };

/** Takes back what the journal holds, newest first, reads it back and verifies it. What fails is told, never thrown. */
export async function restore(journal: Journal, tools: RestoreTools): Promise<RestoreResult> {
  const writes = journal.state.open.toReversed();
  const outcomes = new Map<JournaledWrite, Outcome>();
  // One that is refused now (the last owner) may be possible once another one is back.
  for (let left = writes; left.length > 0; ) {
    for (const write of left) {
      const isGone = left === writes && silentSince(left, outcomes) >= mostSilent;
      outcomes.set(write, isGone ? noResponse : await putBack(write, tools, false));
    }
    const refused = left.filter((write) => outcomes.get(write)?.ok === false);
    if (refused.length === left.length) break;
    left = refused;
  }
  if (tools.settleMs !== undefined && tools.settleMs > 0 && writes.length > 0) {
    await new Promise((resolve) => setTimeout(resolve, tools.settleMs));
    for (const write of writes)
      if (outcomes.get(write)?.ok === true) outcomes.set(write, await putBack(write, tools, true));
  }
  const failed: { testUser: string; reason: string; request: string }[] = [];
  for (const write of writes) {
    const outcome = outcomes.get(write);
    if (outcome?.ok === true) await journal.restored(write.testUser);
    else {
      const request = tools.redact(undoCurlLine(write.undo, tools.target));
      failed.push({ testUser: write.testUser, reason: tools.redact(outcome?.reason ?? 'not tried'), request });
    }
  }
  const verified = [...outcomes.values()].filter((outcome) => outcome.ok && outcome.verified).length;
  return { restored: writes.length - failed.length, verified, failed };
}

/** How many of the last users that were tried got no response. */
function silentSince(writes: readonly JournaledWrite[], outcomes: ReadonlyMap<JournaledWrite, Outcome>): number {
  const tried = writes.flatMap((write) => outcomes.get(write) ?? []);
  return tried.length - 1 - tried.findLastIndex((outcome) => outcome.ok || outcome.silent !== true);
}

/** Sends the undo unless `onlyIfChanged` and the user is as before, then reads the user back. */
async function putBack(write: JournaledWrite, tools: RestoreTools, onlyIfChanged: boolean): Promise<Outcome> {
  try {
    if (onlyIfChanged) {
      const now = await tools.readValues(write.testUser);
      if (now === undefined || isAsBefore(write, now)) return { ok: true, verified: now !== undefined };
    }
    const exchange = await tools.send(requestOf(write.undo, tools.target, write.testUser));
    const response = responseOf(exchange);
    const now = await tools.readValues(write.testUser);
    if (now !== undefined) {
      return isAsBefore(write, now)
        ? { ok: true, verified: true }
        : { ok: false, reason: `${response}; ${differences(write, now)}` };
    }
    const accepted = exchange.outcome.kind === 'response' && tools.statuses.includes(exchange.outcome.status);
    return accepted
      ? { ok: true, verified: false }
      : {
          ok: false,
          reason: `${response}; the user cannot be read back`,
          silent: exchange.outcome.kind === 'none',
        };
  } catch (cause) {
    return { ok: false, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

function isAsBefore(write: JournaledWrite, now: Readonly<Record<string, Json>>): boolean {
  return Object.entries(write.before).every(([name, value]) => sameItems(now[name] ?? null, value));
}

function differences(write: JournaledWrite, now: Readonly<Record<string, Json>>): string {
  return Object.entries(write.before)
    .filter(([name, value]) => !sameItems(now[name] ?? null, value))
    .map(([name, value]) => `${name} is ${JSON.stringify(now[name]) ?? 'not shown'}, was ${JSON.stringify(value)}`)
    .join('; ');
}

function responseOf({ outcome }: Exchange): string {
  return outcome.kind === 'response'
    ? `the request that restores it is responded to ${outcome.status}`
    : outcome.detail;
}

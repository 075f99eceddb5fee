import type { Exchange, OutgoingRequest } from '../model/exchange.ts';
import type { Target } from '../model/target.ts';
import type { Candidate } from './choose-test-users.ts';
import type { JournaledWrite } from './journal-line.ts';
import type { Probe } from './preflight-tools.ts';
import type { Difference } from './restore-tools.ts';
import { changedFields } from './seen-user.ts';
import { requestOf, type UndoRequest } from './undo-request.ts';

/** What proving works with. */
export interface ProofTools {
  readonly target: Target;
  readonly statuses: readonly number[];
  /** Sends after the user was journaled. */
  readonly send: (request: OutgoingRequest) => Promise<Exchange>;
  readonly look: (id: string) => Promise<Probe>;
  readonly compare: (write: JournaledWrite, now: Extract<Probe, { kind: 'user' }>) => readonly Difference[];
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly readLagMs: number;
}

/** Whether somebody is a test user: its own restore request, sent while nothing is changed, succeeds and changes nothing. */
export type Proof =
  | { readonly proven: true }
  /** `refused`: fields whose own request is refused, while that of another field is not; `changes`: the request changed something. */
  | {
      readonly proven: false;
      readonly reason: string;
      readonly refused: readonly string[];
      readonly changes?: boolean;
    };

interface Failed {
  readonly reason: string;
  readonly changes: boolean;
}

/** The first write to a user is the request that would restore it. */
export async function prove(write: JournaledWrite, tools: ProofTools): Promise<Proof> {
  const all = await attempt(write, write.undo, tools);
  if (all === undefined) return { proven: true };
  const reason = `its own restore request ${all.reason}`;
  // Whatever changes somebody is not tried again, on nobody.
  if (all.changes) return { proven: false, reason, refused: [], changes: true };
  if (write.fields.length < 2) return { proven: false, reason, refused: [] };
  const refused: string[] = [];
  for (const { name, undo } of write.fields) {
    const failed = await attempt(write, undo, tools, true);
    if (failed?.changes)
      return { proven: false, reason: `the one for ${name} ${failed.reason}`, refused: [], changes: true };
    if (failed !== undefined) refused.push(name);
  }
  return { proven: false, reason, refused: refused.length < write.fields.length ? refused : [] };
}

/** As a test user that cannot have these fields restored. */
export function lacking(candidate: Candidate, proof: Extract<Proof, { proven: false }>): Candidate {
  return {
    ...candidate,
    lacks: new Map([...candidate.lacks, ...proof.refused.map((name) => [name, proof.reason] as const)]),
  };
}

/** Undefined when it went well, else what did not. */
async function attempt(
  write: JournaledWrite,
  undo: UndoRequest,
  tools: ProofTools,
  part = false,
): Promise<Failed | undefined> {
  const failed = (reason: string, changes = false): Failed => ({ reason, changes });
  const { outcome } = await tools.send(requestOf(undo, tools.target, write.testUser, { part }));
  if (outcome.kind === 'none') return failed(`gets no response: ${outcome.detail}`);
  // Another success than the documented one is a deviation: what it did is read.
  const isSuccess = tools.statuses.includes(outcome.status) || (outcome.status >= 200 && outcome.status < 300);
  // What is not there cannot be taken away, however that is said; only who may not is no test user.
  const isAbsent = write.assigns === true && ![401, 403, 429].includes(outcome.status);
  if (!isSuccess && !isAbsent) return failed(`gets ${outcome.status}`);
  if (tools.readLagMs > 0) await tools.wait(tools.readLagMs);
  const seen = await tools.look(write.testUser);
  if (seen.kind !== 'user') return failed('is accepted, and then the user cannot be read');
  if (write.shows !== undefined && seen.user.id !== write.shows)
    return failed(`is accepted, and then a read shows ${seen.user.id}`);
  const [first] = tools.compare(write, seen);
  if (first !== undefined) return failed(`changes ${first.at} from ${first.before} to ${first.after}`, true);
  const [field] = changedFields(write, seen);
  return field === undefined ? undefined : failed(`changes ${field}`, true);
}

import type { Exchange, OutgoingRequest } from '../model/exchange.ts';
import type { UserView } from '../model/requirement.ts';
import type { UserDifference } from '../model/run.ts';
import type { CallerName, Target } from '../model/target.ts';
import type { JournaledWrite } from './journal-line.ts';
import type { Probe } from './preflight-tools.ts';
import type { UndoRequest } from './undo-request.ts';

/** What restoring works with. */
export interface RestoreTools {
  readonly target: Target;
  /** Sends beyond the budget, waiting for 429 as told. */
  readonly send: (request: OutgoingRequest) => Promise<Exchange>;
  /** What a caller sees of a user now. */
  readonly look: (caller: CallerName, id: string) => Promise<Probe>;
  /** Every place where a user is not as it was before, but for what servers change by themselves; undoable or not. */
  readonly compare: (write: JournaledWrite, now: Extract<Probe, { kind: 'user' }>) => readonly Difference[];
  /** Replaces secrets in what is told. */
  readonly redact: (text: string) => string;
  /** How long a read may lag behind an update, in milliseconds. */
  readonly readLagMs: number;
  /**
   * Milliseconds until nothing that was sent for this user can arrive any more: 0 when every response was clear. Asked
   * again after each wait, as restoring sends too.
   */
  readonly unsettledMs: (testUser: string) => number;
  /** Whether the last that was sent for this user restores it, and was accepted. */
  readonly isUndone: (testUser: string) => boolean;
  /** Requests that give a user another role, from which its own may be reached where the direct way is refused. */
  readonly detours?: (write: JournaledWrite, now: UserView) => readonly UndoRequest[];
  /** Where updates add a role: requests that take away what the user has beside what was there, and add what is gone. */
  readonly reassign?: (write: JournaledWrite, now: UserView) => readonly UndoRequest[];
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Nothing more may be sent: the time for restoring is up. */
  readonly isOver?: () => boolean;
}

/** One place of a user that is not as before. */
export type Difference = Pick<UserDifference, 'at' | 'before' | 'after'>;

import type { Redactor } from '../../exchange/redact.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { TestUser } from '../../model/requirement.ts';
import type { Target } from '../../model/target.ts';
import type { WriteSet } from '../../model/write-set.ts';
import type { Send } from '../target/reader.ts';

/** What the preflight found, once nothing is in the way. */
export interface Prepared {
  readonly testUsers: readonly TestUser[];
  /** Fields, by name, that the run must not vary. */
  readonly leave: readonly string[];
  /** Roles that the usual caller was refused with 403 when one test user was given each. */
  readonly forbidden: readonly Json[];
  /** The first write to some test user, which should change nothing, changed something: nobody else is updated on purpose. */
  readonly changed: boolean;
  /** What could not be proven, or is left alone. */
  readonly notes: readonly string[];
}

/** What guarding a live target works with. */
export interface GuardTools {
  readonly contract: Contract;
  readonly target: Target;
  /** Where the journal and locks are kept, and where locks are kept as well. */
  readonly stateFolder: string;
  readonly lockFolder?: string | undefined;
  /** What to type to restore after a crash. */
  readonly restoreLine: string;
  /** What the run may write. */
  readonly writes: WriteSet;
  /** Any valid update. */
  readonly simplest: Json;
  /** Role values that the run will give. */
  readonly roles?: readonly Json[];
  /** Told before the last restore begins: how many users, and about how many requests. */
  readonly onRestore?: ((users: number, requests: number) => void) | undefined;
  readonly redact: Redactor;
  /** Sends beyond the budget and is not judged: what restores users must never lack it. */
  readonly send: Send;
}

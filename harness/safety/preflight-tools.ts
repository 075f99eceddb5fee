import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { TestUser, UserView } from '../model/requirement.ts';
import type { CallerName, Target } from '../model/target.ts';
import type { WriteSet } from '../model/write-set.ts';
import type { Candidate } from './choose-test-users.ts';

/** What one caller sees of one user. */
export type Probe =
  | { readonly kind: 'user'; readonly user: UserView }
  /** Responded to without the user: the status, 2xx when a list does not have it; why the body of a 2xx says nothing. */
  | { readonly kind: 'status'; readonly status: number; readonly unreadable?: string }
  | { readonly kind: 'none'; readonly detail: string }
  /** A read of this user shows another one. */
  | { readonly kind: 'somebody-else'; readonly id: string };

/** What a preflight works with; it reads and never writes. */
export interface PreflightTools {
  readonly contract: Contract;
  readonly target: Target;
  /** Any valid update; see `undoBody`. */
  readonly simplest: Json;
  /** What the run may write. */
  readonly writes: WriteSet;
  /** Reads one user, by id or from the list. */
  readonly look: (caller: CallerName, id: string) => Promise<Probe>;
  /** Everybody in the organization as `admin` sees it; undefined when the contract has no list. */
  readonly list: () => Promise<readonly UserView[] | undefined>;
}

/** Something that keeps a run from starting. */
export interface Obstacle {
  /** What was found, in the user's words. */
  readonly fact: string;
  /** The line to add or change in the target file. */
  readonly line: string;
}

/** What a preflight found. */
export interface Preflight {
  readonly obstacles: readonly Obstacle[];
  /** What could not be proven, and why that may matter. */
  readonly notes: readonly string[];
  /** Listed test users whom the run must leave alone because they could not be restored, one sentence each. */
  readonly unusable: readonly string[];
  /** Changes, by name, that the run must not make, because some test user has a value that could not be restored. */
  readonly leave: readonly string[];
  /** Test users that can be restored as far as reads show, each with the fields that it could not get back. */
  readonly candidates: readonly Candidate[];
  /** The test users that the run may use, as they are before it. */
  readonly testUsers: readonly TestUser[];
}

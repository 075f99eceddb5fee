import type { Case, Cases } from './case.ts';
import type { Contract } from './contract.ts';
import type { Exchange } from './exchange.ts';
import type { Finding } from './finding.ts';
import type { Json, JsonObject } from './json.ts';
import type { Refusal } from './profile.ts';
import type { CallerName, Fixtures, Permission, Target } from './target.ts';
import type { Level, OwaspClass, Severity } from './verdict.ts';

/** One thing that must hold: one file in `suites/`, named like its id. */
export type Requirement = TryingRequirement | JudgingRequirement | ExaminingRequirement;

/** Sends: yields scenarios, which one scheduler runs. */
export interface TryingRequirement extends RequirementBase {
  readonly kind: 'try';
  /** The scenarios in the order of their worth: deciding ones, named ones, random ones. Lazy: none is made before its turn. */
  readonly scenarios: (plan: Plan) => Iterable<Scenario>;
  /** Its scenarios come first in each pass: `first`, since it compares with what no update has damaged yet; `soon`, since others rest on what it finds. */
  readonly early?: 'first' | 'soon';
}

/** Looks at every whole exchange of the run. */
export interface JudgingRequirement extends RequirementBase {
  readonly kind: 'judge';
  readonly judge: (seen: Seen) => readonly Finding[];
}

/** Looks at the contract alone; sends nothing. */
export interface ExaminingRequirement extends RequirementBase {
  readonly kind: 'examine';
  readonly examine: (contract: Contract) => readonly Finding[];
}

interface RequirementBase {
  /** `<family>.<name>`. */
  readonly id: string;
  readonly level: Level;
  /** What a failure puts at stake. */
  readonly severity: Severity;
  /** Class of the OWASP API Security Top 10 2023, for what concerns security. */
  readonly owasp?: OwaspClass;
  /** One sentence with MUST, SHOULD or MAY. */
  readonly sentence: string;
  /** RFC section or the like; what only one contract says comes from its profile. */
  readonly source?: string;
  /** Why it matters to a client, one sentence. */
  readonly matters: string;
  /** True, or the reason why it does not apply to this contract; left out where it applies to each. */
  readonly appliesTo?: (contract: Contract) => true | string;
  /** What the target must have; what is missing makes the verdict `blocked` (or `skipped`, for a permission). */
  readonly needs?: readonly Need[];
  /** It asks whether what was confirmed is read: where it is not, others are blocked and this one fails. */
  readonly judgesStorage?: boolean;
  /** It says when reads show late what was confirmed; others judge what is shown in the end. */
  readonly judgesLag?: boolean;
}

/** What scenarios are made from: plain facts, nothing is sent. */
export interface Plan {
  readonly contract: Contract;
  readonly target: Target;
  readonly cases: Cases;
  /** Users whom the run may update, as they were before it. */
  readonly testUsers: readonly TestUser[];
  /** Random cases of each kind that the run asks for. */
  readonly runs: number;
  /** Ends what asks, a requirement or one scenario of it, as `blocked`; `lacks`: the line to add, where the target lacks something. */
  block(reason: string, lacks?: string): never;
  /** Ends it as `skipped`, with the reason. */
  skip(reason: string): never;
}

/** Which pass of a run a scenario belongs to: one per requirement and refusal decides, the named ones follow, then random ones. */
export type Rank = 'deciding' | 'named' | 'random';

/** A few steps from a state that was read, and what speaks against their responses. The unit of trying, confirming and replaying. */
export interface Scenario {
  /** Stable and unique within its requirement and contract: part of the replay key. */
  readonly name: string;
  /** Why its decisive request should be refused, or what it is for. A refusal counts only where the simplest update is accepted. */
  readonly purpose: Refusal | 'valid' | 'state' | 'open';
  readonly rank: Rank;
  /** Test users lent to it, which nobody else updates meanwhile; 1 when absent. */
  readonly testUsers?: number;
  /** Position of the test user that it wants, where each is to have its turn. */
  readonly testUserAt?: number;
  /** What it needs beside what its requirement needs. */
  readonly needs?: readonly Need[];
  /** Most requests that it takes on a server that keeps the contract. */
  readonly cost: number;
  /** On a connection of its own, closed afterwards: oversized, malformed, cut requests. */
  readonly ownConnection?: boolean;
  /** Last and alone, everybody restored before and after: it ends the organization's peace, or exceeds its limit. */
  readonly destructive?: boolean;
  /** Returns what did not hold about its own exchanges and reads. */
  readonly run: (steps: Steps, testUsers: readonly [TestUser, ...TestUser[]]) => Promise<readonly Finding[]>;
}

/** Something of the target that a requirement cannot do without. */
export type Need =
  | { readonly caller: Exclude<CallerName, 'anonymous'> }
  | { readonly fixture: keyof Fixtures }
  | { readonly testUsers: number }
  | { readonly read: 'one' | 'list' | 'any' }
  | { readonly allow: Permission };

/** What a judging requirement sees. */
export interface Seen {
  readonly contract: Contract;
  readonly exchange: Exchange;
  /** Secrets of the target's callers, to look for in responses. */
  readonly secrets: readonly string[];
}

/**
 * What a scenario sends and reads with. Every request goes through it, so that request rate, budget, retries on 429, the
 * journal and the record hold for all. Throws only the run's own signal, which scenarios let pass.
 */
export interface Steps extends Plan {
  /** Sends one update for a test user, or for anybody by id. */
  update(testUser: TestUser | string, what: Update): Promise<Exchange>;
  /** Takes a role away that updates add; blocks where the contract has no operation for it. */
  unassign(testUser: TestUser, value: Json): Promise<Exchange>;
  /** Sends anything else: another method, another path. */
  send(what: FreeRequest): Promise<Exchange>;
  /** Reads a user as `admin`, by id if the contract can, else from the list; `undefined` when there is no such user or no read. */
  read(testUser: TestUser | string, by?: 'one' | 'list'): Promise<UserView | undefined>;
  /** The user as somebody else is shown it: `undefined` when that caller is refused, or shown no such user. */
  readAs(caller: CallerName, testUser: TestUser): Promise<UserView | undefined>;
  /** Every user of the organization, from the list; `undefined` when the contract has no list. */
  list(): Promise<readonly UserView[] | undefined>;
  /** The user object of a success response; `undefined` when the contract responds none or the body is not one. */
  userOf(exchange: Exchange): UserView | undefined;
  /** The state from which the scenario starts, as it was read: read when first asked for. Blocks when the user cannot be read. */
  stateOf(testUser: TestUser): Promise<UserView>;
  /** True when this valid payload was accepted in this run; sends it once to find out. */
  accepted(controlRequest: Json): Promise<boolean>;
  /**
   * Sends updates as fast as the limit needs until a 429 comes; `undefined` when none came within the target's limit and
   * budget. Does not wait for recovery. With `earlier`, one that a live target has responded before will do.
   */
  provokeRateLimit(options?: { readonly earlier?: boolean }): Promise<RateLimited | undefined>;
  /** Waits, within the target's patience. */
  wait(milliseconds: number): Promise<void>;
}

/** A user whose role the run may change. */
export interface TestUser {
  readonly id: string;
  readonly email?: string;
  readonly name?: string;
  /** As read before the run's first change. */
  readonly before?: UserView;
}

/** One update to send. Body: `case` or `body` (bound to the test user) or `bytes` (as they are). */
export interface Update {
  readonly case?: Case;
  readonly body?: Json;
  readonly bytes?: Uint8Array;
  /** Further users that the same request updates, each with a body of its own, where the contract takes several. */
  readonly others?: readonly { readonly testUser: TestUser | string; readonly body: Json }[];
  /** Stable name, when there is no `case`. */
  readonly name?: string;
  readonly caller?: CallerName;
  /** Another of the contract's auth schemes. */
  readonly scheme?: string;
  /** Names the caller's own organization where the contract has it named, in place of the target's. */
  readonly inOwnOrganization?: true;
  /** Set or, with `undefined`, leave out headers. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** `null` sends no Content-Type. */
  readonly contentType?: string | null;
  /** Why it should be refused; absent for an update that should succeed. */
  readonly refusal?: Refusal;
  /** Expect nothing in particular. */
  readonly open?: boolean;
  /** Send once: return a 429 instead of waiting and sending again. */
  readonly once?: boolean;
}

/** A request that is no update. */
export interface FreeRequest {
  readonly method: string;
  /** Below the base URL; absent: the update's own path for `testUser`. */
  readonly path?: string;
  readonly testUser?: TestUser | string;
  readonly caller?: CallerName;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly bytes?: Uint8Array;
  readonly refusal?: Refusal;
  readonly name: string;
}

/** A user as one response shows it. */
export interface UserView {
  readonly id?: string;
  readonly email?: string;
  readonly name?: string;
  /** Values of the profile's changes, by name, as far as this response shows them. Lists are unwrapped by `Field.item`. */
  readonly values: Readonly<Record<string, Json>>;
  /** The entity tag of a read of this user alone. */
  readonly tag?: string;
  /** The user object as responded. */
  readonly whole: JsonObject;
  readonly exchange: number;
}

/** A provoked 429 and what led to it. */
export interface RateLimited {
  readonly response: Exchange;
  /** Updates responded other than 429 within the window before. */
  readonly before: readonly Exchange[];
  readonly testUser: TestUser;
}

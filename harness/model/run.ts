import type { Finding } from './finding.ts';
import type { Verdict } from './verdict.ts';
import type { WaiverFile } from './waiver.ts';

/** Everything one invocation did, as JSON lines. Published schema: `reports/run.schema.json`. */
export type RunLine = RunHeader | RunVerdict | RunSummary | RunFooter;

/** First line. */
export interface RunHeader {
  readonly type: 'header';
  /** Version of this format. */
  readonly format: 1;
  readonly tool: { readonly name: 'rolecall'; readonly version: string };
  readonly contracts: readonly RunContract[];
  readonly targets: readonly {
    readonly name: string;
    readonly kind: 'mock' | 'live';
    readonly baseUrl: string;
    readonly callers: readonly string[];
  }[];
  readonly seed: number;
  readonly options: Readonly<Record<string, unknown>>;
  /** What part of a run this is. */
  readonly shard?: Shard;
  /** The waivers that were loaded. */
  readonly waivers?: WaiverFile;
  /** What fails the run. */
  readonly gates?: Gates;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** One of `of` runs that together are the whole; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What fails a run beside failures. */
export interface Gates {
  /** `warn` also fails on what should hold, `gap` also on documentation gaps. */
  readonly failOn: 'fail' | 'warn' | 'gap';
  /** Least numbers tried: of the whole run, or of each requirement whose id matches. */
  readonly minTried: readonly { readonly requirement?: string; readonly count: number }[];
  /** Record of an earlier run: only what it does not show fails. */
  readonly baseline?: string;
}

/** A contract as a run saw it. */
export interface RunContract {
  readonly id: string;
  readonly title: string;
  readonly page?: string;
  readonly version: string;
  readonly operation: string;
  readonly digest: string;
  readonly retrieved?: string;
}

/** One verdict. */
export type RunVerdict = { readonly type: 'verdict' } & Verdict;

/** What a contract's run shows as a whole; after its last verdict. */
export interface RunSummary {
  readonly type: 'summary';
  readonly contract: string;
  readonly target: string;
  readonly statuses: readonly StatusRow[];
  readonly coverage: readonly CoverageRow[];
  readonly gaps: readonly Finding[];
  readonly callers: Readonly<Record<string, number>>;
  /** Responses by status, all operations. */
  readonly responses: Readonly<Record<string, number>>;
  readonly exchanges: number;
  /** What requests were sent for, and how many got it. */
  readonly asked: Asked;
  readonly inconclusive?: string;
  /** What could not be proven, or was left alone, before the first write. */
  readonly notes?: readonly string[];
  readonly restore?: RestoreResult;
  /** Of a live target, retries included. */
  readonly requests?: RequestCosts;
  readonly testUsers: readonly TestUserState[];
  /** Rate-limit observations, at most a few hundred. */
  readonly rate: readonly RateSample[];
}

/** Requests that needed something of the server to prove anything, and those that got it. */
export interface Asked {
  /** Updates that should succeed; those that were accepted. */
  readonly accepted: Sent;
  /** Requests that should be refused; those that were refused or accepted, not rate limited or left without a response. */
  readonly refused: Sent;
}

interface Sent {
  readonly sent: number;
  readonly got: number;
}

/** One documented (or seen, undocumented) status code of the update, counted. */
export interface StatusCount {
  readonly status: string;
  readonly documented: boolean;
  /** Responses with this status. */
  readonly provoked: number;
  /** Refusals that got it, with counts; `valid` for updates that should succeed. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Why it was not provoked. */
  readonly reason?: string;
}

/** A row of the status matrix: a projection of the verdicts. */
export interface StatusRow extends StatusCount {
  /** The worst that a verdict says about responses with it. */
  readonly outcome: 'pass' | 'fail' | 'warn' | 'waived' | 'not-provoked';
  /** The requirements that say so. */
  readonly requirements?: readonly string[];
}

/** A summary before verdicts are known to it. */
export type CountedSummary = Omit<RunSummary, 'statuses' | 'inconclusive'> & {
  readonly statuses: readonly StatusCount[];
};

/** One constraint of the request's schema. */
export interface CoverageRow {
  readonly pointer: string;
  readonly keyword: string;
  readonly proseConstraint?: string;
  readonly validTried: number;
  readonly invalidTried: number;
  /** Statuses that invalid ones got, with counts. */
  readonly responded: Readonly<Record<string, number>>;
  /** Why it cannot be tried from the invalid side. */
  readonly unbreakable?: string;
}

/** A test user before, during and after. */
export interface TestUserState {
  readonly id: string;
  readonly before: Readonly<Record<string, unknown>>;
  /** Updates that got success. */
  readonly updates: number;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** What a live run's requests were spent on; the verdicts say what each of them took. */
export interface RequestCosts {
  readonly total: number;
  /** Before the first write. */
  readonly preflight: number;
  /** Putting users back, and reading them back. */
  readonly restore: number;
  /** Trying again what had failed; part of what the verdicts took. Absent in older records. */
  readonly confirmations?: number;
  /** What the target allows; absent without a limit. */
  readonly budget?: number;
}

/** How putting everything back went. */
export interface RestoreResult {
  readonly restored: number;
  readonly verified: number;
  /** What could not be restored, each with the request that would do it. */
  readonly failed: readonly {
    readonly testUser: string;
    readonly reason: string;
    readonly request: string;
    /** No read shows what it is now: it may be as before. */
    readonly unverified?: boolean;
  }[];
  /** Who is, or was meanwhile, not as before, beside what the run's own updates changed and restored. */
  readonly differences?: readonly UserDifference[];
  /** The target stopped responding: what could not be restored waits for `rolecall restore`. */
  readonly gone?: string;
}

/** One place of a user that a read showed otherwise than before the run. */
export interface UserDifference {
  readonly user: string;
  /** `other`: nobody that the target lists as a test user. */
  readonly who: 'test-user' | 'other';
  /** Place in the user object. */
  readonly at: string;
  readonly before: string;
  readonly after: string;
  /** It is as before again. */
  readonly restored: boolean;
  /** What would restore it, where nobody may write to it. */
  readonly request?: string;
}

/** One look at the limit. */
export interface RateSample {
  /** Milliseconds since the run began. */
  readonly at: number;
  readonly status: number;
  readonly remaining?: number;
  readonly retryAfter?: number;
}

/** Last line. A run without it is incomplete. */
export interface RunFooter {
  readonly type: 'footer';
  /** Verdicts by outcome. */
  readonly counts: Readonly<Record<string, number>>;
  readonly exchanges: number;
  readonly requests: number;
  readonly durationMs: number;
  readonly exitCode: 0 | 1 | 2 | 3 | 4 | 5;
  /** Why the exit code is not 0, one sentence each. */
  readonly reasons: readonly string[];
  /** What was not done at all, beside verdicts: the run was interrupted, a contract could not go on. */
  readonly undone?: readonly string[];
  /** What is worth telling and decides nothing: old failures, waivers that were not tried. */
  readonly told?: readonly string[];
}

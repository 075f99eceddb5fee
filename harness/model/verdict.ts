import type { RecordedExchange } from './exchange.ts';
import type { Finding } from './finding.ts';

/** must -> fail, should -> warn, may -> note. */
export type Level = 'must' | 'should' | 'may';

/** What a failure puts at stake, the gravest first: permissions and secrets, stored state, stability, updates, the shape of responses. */
export type Severity = 'permissions' | 'state' | 'stability' | 'updates' | 'responses';

/** Class of the OWASP API Security Top 10 2023. */
export type OwaspClass =
  | 'API1:2023 Broken Object Level Authorization'
  | 'API2:2023 Broken Authentication'
  | 'API3:2023 Broken Object Property Level Authorization'
  | 'API4:2023 Unrestricted Resource Consumption'
  | 'API5:2023 Broken Function Level Authorization'
  | 'API8:2023 Security Misconfiguration'
  | 'API9:2023 Improper Inventory Management';

/** The outcome of one requirement for one contract. */
export type Verdict = Judged &
  (
    | { readonly outcome: 'pass'; readonly notes?: readonly Finding[] }
    | { readonly outcome: 'fail' | 'warn' | 'waived'; readonly findings: readonly [Finding, ...Finding[]] }
    | Untried
  );

/** Why nothing was found out. */
export type Untried =
  | {
      readonly outcome: 'blocked';
      readonly reason: string;
      /** The line to add to the target, where that is all it takes: such an omission may be accepted (`not-tried`). */
      readonly lacks?: string | undefined;
    }
  | { readonly outcome: 'skipped' | 'error'; readonly reason: string };

/** Every outcome there is. */
export type Outcome = Verdict['outcome'];

/** What every verdict says, whatever its outcome. */
export interface Judged {
  readonly contract: string;
  readonly target: string;
  readonly requirement: string;
  readonly level: Level;
  readonly severity: Severity;
  readonly owasp?: OwaspClass;
  readonly sentence: string;
  /** Where the vendor or the RFC says it. */
  readonly source?: string;
  /** Why it matters to a client. */
  readonly matters?: string;
  /** Exchanges that were judged for it. */
  readonly tried: number;
  /** Requests that were sent for it. */
  readonly requests: number;
  readonly durationMs: number;
  /** Evidence: the steps of the scenarios that show the findings, failures first, or a sample. */
  readonly exchanges: readonly RecordedExchange[];
  /** It fails, or warns, only in ways that the baseline of the run shows too. */
  readonly old?: true;
  /** Which exchanges are the steps of which scenario. */
  readonly scenarios?: readonly RecordedScenario[];
  /** Of a client: the calls that show the findings, and the control call. */
  readonly calls?: readonly RecordedCall[];
}

/** A call that a client was asked to make. */
export interface RecordedCall {
  readonly scenario: string;
  /** The same call, honestly responded to. */
  readonly control?: boolean;
  /** Its requests, by the server's clock from the first one on. */
  readonly attempts: readonly {
    readonly method: string;
    /** Absent when the connection was cut before one. */
    readonly status?: number;
    readonly atMs: number;
    readonly durationMs: number;
    /** What Retry-After asks to wait from the response on. */
    readonly waitMs?: number;
  }[];
  /** Requests that went to servers nobody told it about. */
  readonly elsewhere: readonly string[];
  /** What it said of each call, in words. */
  readonly said: readonly string[];
}

/** A scenario as it was tried, once and again. */
export interface RecordedScenario {
  /** As in the replay key. */
  readonly name: string;
  readonly purpose: string;
  readonly attempts: readonly RecordedAttempt[];
}

/** One attempt at a scenario. */
interface RecordedAttempt {
  /** Ids of its exchanges, in order. */
  readonly steps: readonly number[];
  /** `failed`, `held`, or what ended it early. */
  readonly end: string;
}

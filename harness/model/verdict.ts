import type { RecordedExchange } from './exchange.ts';
import type { Finding } from './finding.ts';

/** must -> fail, should -> warn, may -> note. */
export type Level = 'must' | 'should' | 'may';

/** The outcome of one requirement for one contract. */
export type Verdict = Judged &
  (
    | { readonly outcome: 'pass'; readonly notes?: readonly Finding[] }
    | { readonly outcome: 'fail' | 'warn' | 'waived'; readonly findings: readonly [Finding, ...Finding[]] }
    | { readonly outcome: 'blocked' | 'skipped' | 'error'; readonly reason: string }
  );

/** Every outcome there is. */
export type Outcome = Verdict['outcome'];

/** What every verdict says, whatever its outcome. */
export interface Judged {
  readonly contract: string;
  readonly target: string;
  readonly requirement: string;
  readonly level: Level;
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
  /** Which exchanges are the steps of which scenario. */
  readonly scenarios?: readonly RecordedScenario[];
}

/** A scenario as it was tried, once and again. */
export interface RecordedScenario {
  /** As in the replay key. */
  readonly name: string;
  readonly purpose: string;
  readonly attempts: readonly RecordedAttempt[];
}

/** One attempt at a scenario. */
export interface RecordedAttempt {
  /** Ids of its exchanges, in order. */
  readonly steps: readonly number[];
  /** `failed`, `held`, or what ended it early. */
  readonly end: string;
}

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
  /** Evidence: all that a finding names, and a sample of the others. */
  readonly exchanges: readonly RecordedExchange[];
}

/** What the vendor says about rate limits. */
export interface RateLimits {
  /** Form of Retry-After on a 429; `none` when the vendor sends none. */
  readonly retryAfter: 'delta-seconds' | 'none';
  readonly headers?: readonly RateHeader[];
  /** The documented default, and what the mock enforces unless told otherwise. */
  readonly window?: RateWindow;
  readonly source?: string;
}

/** A sliding window. */
export interface RateWindow {
  readonly requests: number;
  readonly windowSeconds: number;
}

/** One rate-limit header and what its number means: one name has had three meanings. */
export interface RateHeader {
  readonly name: string;
  readonly means: 'limit' | 'remaining' | 'reset' | 'period' | 'name';
  /** For `reset`. */
  readonly unit?: 'delta-seconds' | 'epoch-seconds' | 'duration';
  /** `always`: on every response; `limited`: on a 429 only; `sometimes`: not promised. */
  readonly on?: 'always' | 'limited' | 'sometimes';
}

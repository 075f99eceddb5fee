/** Why a request is refused. Closed; each has customary statuses by RFC 9110 that a profile can replace. */
export type Cause =
  | 'invalid-value'
  | 'missing-field'
  | 'malformed-json'
  | 'empty-body'
  | 'not-an-object'
  | 'wrong-media-type'
  | 'oversized-body'
  | 'deep-nesting'
  | 'unknown-role'
  | 'mismatched-id'
  | 'no-credentials'
  | 'wrong-credentials'
  | 'insufficient-role'
  | 'self-promotion'
  | 'other-organisation'
  | 'unknown-subject'
  | 'removed-subject'
  | 'malformed-id'
  | 'last-owner'
  | 'throttled'
  | 'unsupported-method';

/** What a cause is answered with. */
export interface CauseAnswers {
  /** Statuses the contract gives for this cause, alternatives included. */
  readonly statuses: readonly number[];
  /** The vendor's own error code, for the mock's body. */
  readonly code?: string;
  /** What the mock says in words. */
  readonly detail?: string;
  /** Document pointer or place in the prose; absent when it is custom rather than contract. */
  readonly source?: string;
}

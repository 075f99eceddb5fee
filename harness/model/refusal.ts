/** Why a request is refused. Closed; each has customary statuses by RFC 9110 that a profile can replace. */
export type Refusal =
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
  | 'other-organization'
  | 'unknown-user'
  | 'removed-user'
  | 'malformed-id'
  | 'last-owner'
  /** The caller stands below the user, or below the role that it gives. */
  | 'above-caller'
  /** An identity provider manages the role. */
  | 'managed-user'
  /** The user was invited and has not accepted yet. */
  | 'pending-user'
  /** If-Match names another state (RFC 9110 section 13.1.1). */
  | 'stale-state'
  /** If-Match is missing where it is required (RFC 6585 section 3). */
  | 'missing-condition'
  | 'rate-limited'
  | 'unsupported-method';

/** What a refusal gets. */
export interface RefusalResponses {
  /** Statuses the contract gives for this refusal, alternatives included. */
  readonly statuses: readonly number[];
  /** The vendor's own error code, for the mock's body. */
  readonly code?: string;
  /** What the mock says in words. */
  readonly detail?: string;
  /** Document pointer or place in the prose; absent when it is custom rather than contract. */
  readonly source?: string;
}

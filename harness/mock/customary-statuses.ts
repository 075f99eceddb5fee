import type { Refusal } from '../model/profile.ts';

/**
 * What servers respond with for each refusal where the contract is silent, most usual first (RFC 9110 section 15.5, RFC 6585).
 * The mock's own table: judging has another, so that one mistake does not hide in both.
 */
export const customaryStatuses: Readonly<Record<Refusal, readonly [number, ...number[]]>> = {
  'invalid-value': [400, 422],
  'missing-field': [400, 422],
  'malformed-json': [400, 422],
  'empty-body': [400, 422],
  'not-an-object': [400, 422],
  'wrong-media-type': [415, 400],
  'oversized-body': [413, 400],
  'deep-nesting': [400, 413, 422],
  'unknown-role': [400, 422],
  'mismatched-id': [400, 422, 409],
  'no-credentials': [401, 403],
  'wrong-credentials': [401, 403],
  'insufficient-role': [403, 404],
  'self-promotion': [403, 404],
  'other-organization': [404, 403],
  'unknown-user': [404, 403],
  'removed-user': [404, 410],
  'malformed-id': [400, 404, 422],
  'last-owner': [409, 403, 400, 422],
  'above-caller': [403, 404],
  'managed-user': [409, 403, 400, 422],
  'pending-user': [409, 404, 403],
  'stale-state': [412],
  'missing-condition': [428],
  'rate-limited': [429],
  'unsupported-method': [405],
};

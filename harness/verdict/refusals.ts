import type { Contract } from '../model/contract.ts';
import type { Refusal } from '../model/profile.ts';

/**
 * Statuses that servers customarily give for each refusal, first choice first. RFC 9110 section 15.5 where it says
 * something, else what common frameworks and gateways response.
 */
export const customaryStatuses: Readonly<Record<Refusal, readonly number[]>> = {
  'invalid-value': [400, 422],
  'missing-field': [400, 422],
  'malformed-json': [400, 422],
  'empty-body': [400, 422, 411, 415],
  'not-an-object': [400, 422],
  'wrong-media-type': [415, 400, 422],
  'oversized-body': [413, 400, 422],
  'deep-nesting': [400, 413, 422],
  'unknown-role': [400, 422, 404],
  'mismatched-id': [400, 422, 409],
  'no-credentials': [401, 403],
  'wrong-credentials': [401, 403],
  'insufficient-role': [403, 404],
  'self-promotion': [403, 404, 400, 409, 422],
  'other-organization': [404, 403],
  'unknown-user': [404, 403],
  'removed-user': [404, 410, 403, 400, 409, 422],
  'malformed-id': [400, 404, 422],
  'last-owner': [409, 400, 403, 422],
  'above-caller': [403, 404, 400, 422],
  'managed-user': [403, 409, 400, 422],
  'pending-user': [404, 409, 403, 400, 422],
  'stale-state': [412],
  'missing-condition': [428],
  'rate-limited': [429],
  'unsupported-method': [405, 404],
};

/**
 * Statuses of which servers take one for the other: whether a body is malformed or its content is wrong, whether
 * somebody is unknown or not allowed, whether existence is concealed. A document that binds the one does not forbid the other.
 */
const interchangeable: readonly (readonly [number, number])[] = [
  [400, 422],
  [400, 415],
  [400, 413],
  [401, 403],
  [403, 404],
];

/** Statuses that the contract gives for this refusal; empty when it gives none. */
export function boundStatuses(contract: Contract, refusal: Refusal): readonly number[] {
  return contract.profile.refusals?.[refusal]?.statuses ?? [];
}

/** Refusals that the contract responds with this status. */
export function boundRefusals(contract: Contract, status: number): readonly Refusal[] {
  const entries = Object.entries(contract.profile.refusals ?? {}) as [
    Refusal,
    { readonly statuses: readonly number[] },
  ][];
  return entries.filter(([, { statuses }]) => statuses.includes(status)).map(([refusal]) => refusal);
}

/** True when one of the bound statuses is customarily taken for `status`. */
export function standsFor(status: number, bound: readonly number[]): boolean {
  return interchangeable.some(
    (pair) => pair.includes(status) && bound.some((other) => other !== status && pair.includes(other as never)),
  );
}

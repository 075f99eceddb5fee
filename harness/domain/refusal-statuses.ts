import type { Contract } from '../model/contract.ts';
import type { Refusal } from '../model/profile.ts';

/** What documents and servers give for one refusal. */
interface RefusalStatuses {
  /** Status codes that servers customarily give, first choice first: RFC 9110 section 15.5 where it says something, else what common frameworks and gateways do. */
  readonly customary: readonly [number, ...number[]];
  /** Status codes by which a document means it when it does not say so, the likeliest first; absent where none can be told. */
  readonly documented?: readonly number[];
}

/** The one table of refusals and status codes. The mock has its own, so that one mistake does not hide in both. */
const table: Readonly<Record<Refusal, RefusalStatuses>> = {
  'invalid-value': { customary: [400, 422], documented: [422, 400] },
  'missing-field': { customary: [400, 422], documented: [422, 400] },
  'malformed-json': { customary: [400, 422], documented: [400, 422] },
  'empty-body': { customary: [400, 422, 411, 415], documented: [400, 422] },
  'not-an-object': { customary: [400, 422], documented: [400, 422] },
  'wrong-media-type': { customary: [415, 400, 422], documented: [415] },
  'oversized-body': { customary: [413, 400, 422], documented: [413] },
  'deep-nesting': { customary: [400, 413, 422] },
  'unknown-role': { customary: [400, 422, 404], documented: [422, 400, 404] },
  'mismatched-id': { customary: [400, 422, 409] },
  'no-credentials': { customary: [401, 403], documented: [401, 403] },
  'wrong-credentials': { customary: [401, 403], documented: [401, 403] },
  'insufficient-role': { customary: [403, 404], documented: [403] },
  'self-promotion': { customary: [403, 404, 400, 409, 422], documented: [403] },
  'other-organization': { customary: [404, 403], documented: [404, 403] },
  'unknown-user': { customary: [404, 403], documented: [404] },
  'removed-user': { customary: [404, 410, 403, 400, 409, 422], documented: [404, 410] },
  'malformed-id': { customary: [400, 404, 422], documented: [400, 404, 422] },
  'last-owner': { customary: [409, 400, 403, 422] },
  'above-caller': { customary: [403, 404, 400, 422] },
  'managed-user': { customary: [403, 409, 400, 422] },
  'pending-user': { customary: [404, 409, 403, 400, 422] },
  'stale-state': { customary: [412], documented: [412] },
  'missing-condition': { customary: [428], documented: [428] },
  'rate-limited': { customary: [429], documented: [429] },
  'unsupported-method': { customary: [405, 404, 501, 400, 403] },
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

/** Status codes that any HTTP server may give for reasons of its own (RFC 9110 section 15.5, RFC 6585). */
export const generalStatuses: readonly number[] = [
  400, 401, 403, 404, 405, 406, 408, 410, 411, 413, 414, 415, 417, 421, 422, 426, 428, 429, 431,
];

/** Every refusal there is. */
export const refusals = Object.keys(table) as readonly Refusal[];

/** Status codes that servers customarily give for this refusal, first choice first. */
export function customaryStatuses(refusal: Refusal): readonly number[] {
  return table[refusal].customary;
}

/** Status codes by which a document means this refusal when it does not say so, the likeliest first. */
export function statusesMeant(refusal: Refusal): readonly number[] {
  return table[refusal].documented ?? [];
}

/** Status codes that the contract gives for this refusal; empty when it gives none. */
export function boundStatuses(contract: Contract, refusal: Refusal): readonly number[] {
  return contract.profile.refusals?.[refusal]?.statuses ?? [];
}

/** Refusals that the contract responds with this status. */
export function boundRefusals(contract: Contract, status: number): readonly Refusal[] {
  return refusals.filter((refusal) => boundStatuses(contract, refusal).includes(status));
}

/** True for a status code that the contract gives for this refusal, or servers customarily do. */
export function isFittingStatus(contract: Contract, refusal: Refusal, status: number): boolean {
  return boundStatuses(contract, refusal).includes(status) || customaryStatuses(refusal).includes(status);
}

/** True when one of the bound statuses is customarily taken for `status`. */
export function standsFor(status: number, bound: readonly number[]): boolean {
  return interchangeable.some(
    (pair) => pair.includes(status) && bound.some((other) => other !== status && pair.includes(other as never)),
  );
}

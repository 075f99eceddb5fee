import type { Contract } from '../../../harness/model/contract.ts';
import type { MockOptions } from '../../../harness/model/mock.ts';

/** An honest server that chooses otherwise than the usual one: no verdict on it may be a failure. */
export interface Variant {
  readonly id: string;
  /** One sentence: what this server chooses. */
  readonly description: string;
  /** True, or why a contract cannot have it. */
  readonly appliesTo: (contract: Contract) => true | string;
  readonly options: Pick<MockOptions, 'variant' | 'limit' | 'latencyMs' | 'jitterMs'>;
}

/** Every contract can have it. */
export const always = (): true => true;

/** A variant by choices of the mock. */
export function choosing(
  id: string,
  description: string,
  variant: NonNullable<MockOptions['variant']>,
  appliesTo: Variant['appliesTo'] = always,
): Variant {
  return { id, description, appliesTo, options: { variant } };
}

import type { Shard } from '../../model/run.ts';
import type { RequestRate } from '../../model/target.ts';
import type { ContractSource } from './read-contract.ts';

/** Everything that one contract's run depends on. Plain data. */
export interface ContractRunOptions extends ContractSource {
  readonly seed: number;
  /** Random cases of each kind. */
  readonly runs: number;
  /** Part of an id, or a glob with `*`; only these requirements. */
  readonly grep?: string;
  /** Only the first pass: one deciding scenario of each requirement and refusal. */
  readonly fast?: boolean;
  /** Of these, only one part. */
  readonly shard?: Shard;
  /** Folders with requirements of the user's own. */
  readonly suites?: readonly string[];
  /** Replaces parts of the target's request rate. */
  readonly requestRate?: Partial<RequestRate>;
}

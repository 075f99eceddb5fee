import type { ErrorCode } from '../../errors.ts';
import type { CountedSummary, RunVerdict } from '../../model/run.ts';
import type { ContractStep } from '../record/run-estimate.ts';

/** What a worker tells while it carries out a contract's run. Plain data: it crosses a thread. */
export type WorkerEvent =
  | { readonly type: 'verdict'; readonly verdict: RunVerdict }
  | { readonly type: 'step'; readonly step: ContractStep }
  | { readonly type: 'summary'; readonly summary: CountedSummary }
  | { readonly type: 'restoring'; readonly users: number; readonly requests: number }
  | ({ readonly type: 'broken' } & BrokenBy);

/** What stopped a contract's run; `code` when it was a HarnessError. */
export interface BrokenBy {
  readonly message: string;
  readonly code?: ErrorCode;
}

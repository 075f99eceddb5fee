import type { RunFooter, RunHeader, RunSummary, RunVerdict } from '../harness/model/run.ts';

/** A run as read back from its record: all that any format renders from. */
export interface Run {
  readonly header: RunHeader;
  readonly verdicts: readonly RunVerdict[];
  readonly summaries: readonly RunSummary[];
  /** Absent when the run was interrupted. */
  readonly footer: RunFooter | undefined;
  /** The last line was cut in the middle of writing. */
  readonly torn: boolean;
}

import type { Gates } from '../../model/run.ts';
import { type Baseline, baselineOf } from '../../verdict/gates/baseline.ts';
import { readRecord } from '../record/publish-reports.ts';

/** What a user may ask to fail a run beside failures. */
export interface GateOptions {
  readonly failOn?: Gates['failOn'];
  /** Record of an earlier run. */
  readonly baseline?: string;
  readonly minTried?: Gates['minTried'];
}

/** The gates as they are written down, and what the baseline saw. */
export async function openGates(
  options: GateOptions,
): Promise<{ readonly gates: Gates; readonly baseline: Baseline | undefined }> {
  const { baseline } = options;
  return {
    gates: {
      failOn: options.failOn ?? 'fail',
      minTried: options.minTried ?? [],
      ...(baseline === undefined ? {} : { baseline }),
    },
    baseline: baseline === undefined ? undefined : baselineOf((await readRecord(baseline)).verdicts),
  };
}

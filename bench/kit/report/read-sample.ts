import { readRun } from '../../../reports/read-run.ts';
import type { Run } from '../../../reports/run.ts';
import { type SampleOptions, sampleRun } from './sample-run.ts';

/** A sample run as it reads back from its own record; a test holds samples to the schema. */
export function readSample(options: SampleOptions): Run {
  return readRun(recordOf(options), () => []);
}

/** The sample run's record as text. */
export function recordOf(options: SampleOptions): string {
  return sampleRun(options)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

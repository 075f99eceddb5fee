import { openContractRun, type Verdict } from '../../harness/index.ts';

/** Judges every requirement of a folder's contract against its own mock with these faults, or until one verdict is enough. */
export async function judgeFolder(
  folder: string,
  faults: readonly string[],
  enough: (verdict: Verdict) => boolean = () => false,
): Promise<readonly Verdict[]> {
  const run = await openContractRun({ folder, target: { kind: 'mock', faults }, seed: 1, runs: 10 });
  const stop = new AbortController();
  const onVerdict = (verdict: Verdict) => {
    if (enough(verdict)) stop.abort();
  };
  try {
    return await run.judge({ onVerdict, signal: stop.signal });
  } finally {
    await run.finish();
  }
}

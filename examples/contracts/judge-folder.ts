import { openContractRun, type Verdict } from '../../harness/index.ts';

/** Judges every requirement of a folder's contract against its own mock. */
export async function judgeFolder(folder: string): Promise<readonly Verdict[]> {
  const run = await openContractRun({ folder, target: { kind: 'mock', faults: [] }, seed: 1, runs: 10 });
  try {
    return await run.judge();
  } finally {
    await run.finish();
  }
}

import { loadFaults } from '../../harness/mock/load-faults.ts';
import { type FaultTrial, tryFault } from '../../harness/run/try-fault.ts';

/** One pair to try. */
export interface Pair {
  readonly folder: string;
  readonly fault: string;
  readonly budget?: number;
}

const faults = await loadFaults();

process.on('message', (pair: Pair) => {
  void answer(pair).then((trial) => process.send?.(trial));
});
process.send?.('ready');

async function answer({ folder, fault: id, budget }: Pair): Promise<FaultTrial | { readonly broken: string }> {
  const fault = faults.get(id);
  if (!fault) return { broken: `no fault ${id}` };
  try {
    return await tryFault(folder, fault, {
      seed: 1,
      runs: 60,
      deadlineMs: 1500,
      ...(budget === undefined ? {} : { budget }),
    });
  } catch (cause) {
    return { broken: `${id} on ${folder}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}` };
  }
}

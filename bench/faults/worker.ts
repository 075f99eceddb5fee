import { loadFaults } from '../../harness/mock/load-faults.ts';
import { serveTasks } from '../process-pool.ts';
import { type FaultTrial, tryFault } from './try-fault.ts';

/** One pair to try. */
export interface Pair {
  readonly folder: string;
  readonly fault: string;
  readonly budget?: number;
  readonly fast?: boolean;
}

const faults = await loadFaults();

serveTasks(response);

async function response({ folder, fault: id, budget, fast }: Pair): Promise<FaultTrial | { readonly broken: string }> {
  const fault = faults.get(id);
  if (!fault) return { broken: `no fault ${id}` };
  try {
    return await tryFault(folder, fault, {
      seed: 1,
      runs: 60,
      deadlineMs: 1500,
      ...(budget === undefined ? {} : { budget }),
      ...(fast ? { fast } : {}),
    });
  } catch (cause) {
    return { broken: `${id} on ${folder}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}` };
  }
}

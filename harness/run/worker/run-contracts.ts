import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import type { CountedSummary, RunVerdict } from '../../model/run.ts';
import type { PlannedRun } from '../plan/plan-run.ts';
import type { ContractStep } from '../record/run-estimate.ts';
import type { ContractTask } from './contract-task.ts';
import type { BrokenBy, WorkerEvent } from './worker-event.ts';

/** What comes back while contracts are run. */
interface ContractEvents {
  readonly onVerdict: (verdict: RunVerdict, project: string) => void;
  readonly onStep: (step: ContractStep, project: string) => void;
  readonly onSummary: (summary: CountedSummary, project: string) => void;
  /** The users of a live target are about to be restored. */
  readonly onRestore?: (restoring: { readonly users: number; readonly requests: number }, project: string) => void;
  /** A contract that could not go on, with what stopped it; without it where the thread itself was lost. */
  readonly onBroken: (project: string, by: BrokenBy) => void;
}

/** Threads that are worth their start: each loads the whole house once. */
const mostThreads = 2;

/** What contracts are run in. */
export interface ContractPool {
  run(task: ContractTask): Promise<void>;
  destroy(): Promise<void>;
}

/**
 * Starts the threads that these contracts are run in, `atOnce` of them at a time: they load the house meanwhile. One contract alone
 * on the embedded mock has no user to lose, and runs here: a thread would load the house a second time.
 */
export async function openContractPool(planned: readonly PlannedRun[], atOnce: number): Promise<ContractPool> {
  const [first, ...others] = planned;
  if (first?.options.target.kind === 'mock' && others.length === 0)
    return {
      run: async (task) => (await import('./contract-task.ts')).runContract(task),
      destroy: async () => undefined,
    };
  const { Tinypool } = await import('tinypool');
  const threads = Math.max(1, Math.min(mostThreads, availableParallelism(), atOnce, planned.length));
  const pool = new Tinypool({
    filename: import.meta.resolve(`./contract-worker${import.meta.filename.endsWith('.ts') ? '.ts' : '.js'}`),
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: Math.max(1, Math.ceil(Math.min(atOnce, planned.length) / threads)),
    // A thread that sleeps until the next task would not send what its other tasks wait for.
    useAtomics: false,
  });
  return {
    run: (task) => pool.run(task, { transferList: [task.port] }),
    destroy: () => pool.destroy(),
  };
}

/**
 * Runs each planned contract in the pool, those that wait for rate limits first: while one waits, its thread works at
 * another. Resolves when all have ended, also after `signal`.
 */
export async function runContracts(
  pool: ContractPool,
  planned: readonly PlannedRun[],
  events: ContractEvents,
  signal?: AbortSignal,
): Promise<void> {
  await Promise.all(planned.map((one) => runOne(pool, one, events, signal)));
}

async function runOne(
  pool: ContractPool,
  { name, options }: PlannedRun,
  events: ContractEvents,
  signal?: AbortSignal,
): Promise<void> {
  if (signal?.aborted) return;
  const { port1: here, port2: port } = new MessageChannel();
  const stop = () => here.postMessage('stop');
  const closed = new Promise<void>((resolve) => here.once('close', resolve));
  signal?.addEventListener('abort', stop);
  here.on('message', (event: WorkerEvent) => {
    if (event.type === 'verdict') events.onVerdict(event.verdict, name);
    else if (event.type === 'step') events.onStep(event.step, name);
    else if (event.type === 'summary') events.onSummary(event.summary, name);
    else if (event.type === 'restoring') events.onRestore?.(event, name);
    else events.onBroken(name, event);
  });
  try {
    await pool.run({ options, port });
    await closed;
  } catch (cause) {
    events.onBroken(name, { message: cause instanceof Error ? cause.message : String(cause) });
    here.close();
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

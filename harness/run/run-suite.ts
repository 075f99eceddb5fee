import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { loadContract } from '../contract/load-contract.ts';
import { HarnessError } from '../errors.ts';
import type { Contract } from '../model/contract.ts';
import { checkFaults } from './plan/check-faults.ts';
import { checkOptions } from './plan/check-options.ts';
import { checkTarget } from './plan/check-target.ts';
import { openGates } from './plan/gates.ts';
import { loadRequirements } from './plan/load-requirements.ts';
import { loadWaivers } from './plan/load-waivers.ts';
import type { RunOptions, RunResult } from './plan/options.ts';
import { type PlannedRun, plannedBudget, planRun } from './plan/plan-run.ts';
import { examines } from './plan/read-contract.ts';
import { requirementIds } from './plan/requirement-ids.ts';
import { selectRequirements } from './plan/select-requirements.ts';
import { ofShard } from './plan/shard.ts';
import { openRecord } from './record/open-record.ts';
import { recordIn } from './record/record.ts';
import { RecordWriter } from './record/record-writer.ts';
import { RunEstimate } from './record/run-estimate.ts';
import { runHeader } from './record/run-header.ts';
import { RunRollUp } from './record/run-roll-up.ts';
import { type ContractPool, openContractPool, runContracts } from './worker/run-contracts.ts';

/** Contracts at once: more than the cores, since those that are about limits wait most of the time. */
function defaultWorkers(contracts: number): number {
  return Math.max(1, Math.min(contracts, 3 * availableParallelism()));
}

/**
 * Checks contracts against their targets and writes `run.jsonl` as it goes.
 * @throws HarnessError when it cannot start, or cannot write; once it has started, the record gets its footer.
 */
export async function runSuite(
  options: RunOptions,
  signal?: AbortSignal,
): Promise<RunResult & { readonly record: string }> {
  checkOptions(options);
  const startedAt = Date.now();
  const planned = withShard(await planRun(options), options.shard);
  const pool = await openContractPool(planned, options.workers ?? defaultWorkers(planned.length));
  try {
    return await runIn(pool, planned, options, startedAt, signal);
  } finally {
    await pool.destroy();
  }
}

async function runIn(
  pool: ContractPool,
  planned: readonly PlannedRun[],
  options: RunOptions,
  startedAt: number,
  signal: AbortSignal | undefined,
): Promise<RunResult & { readonly record: string }> {
  const all = await loadRequirements(options.suites);
  const requirements = ofShard(selectRequirements(all, options.grep), options.shard);
  const contracts = await Promise.all(
    planned.map(({ options: { folder, allowExternalRefs = false } }) =>
      loadContract(folder, { allowExternalRefs, judgeForm: examines(requirements) }),
    ),
  );
  for (const [index, contract] of contracts.entries()) {
    const target = planned[index]?.options.target;
    if (target?.kind === 'live') checkTarget(contract, target.target);
  }
  const notes = await checkFaults(options.mock?.faults ?? [], contracts);
  const projects = planned.map((one, index) => withContract(one, contracts[index]));
  const waivers = loadWaivers(all, options.waivers, requirementIds('client'));
  const out = resolve(options.out ?? 'reports/out');
  refuseOverwriting(options.baseline, out);
  const { gates, baseline } = await openGates(options);
  const header = runHeader({ options, projects, contracts, waivers, gates, startedAt });
  const today = header.startedAt.slice(0, 10);
  const tally = new RunRollUp({
    gates,
    baseline,
    waivers,
    today,
    partial: options.shard !== undefined,
    fast: options.fast ?? false,
    grep: options.grep,
    notes,
  });
  // The clock of the machine may be set while a run goes on.
  const began = performance.now();
  const budget = plannedBudget(projects);
  const estimate = new RunEstimate(projects.length);
  let deaf: string | undefined;
  // Who looks on must not keep users from being restored, nor the record from being written.
  const tell = (name: string, call: () => void) => {
    try {
      call();
    } catch (cause) {
      deaf ??= `${name} threw: ${cause instanceof Error ? cause.message : String(cause)}`;
    }
  };
  const record = await openRecord(out);
  const writer = new RecordWriter(record);
  const stop = signal ? AbortSignal.any([signal, writer.signal]) : writer.signal;
  try {
    record.append(header);
    tell('onStart', () => options.onStart?.(header));
    await runContracts(
      pool,
      projects,
      {
        onVerdict: (given) => {
          const verdict = tally.take(given);
          writer.append(verdict);
          const [done, of] = [tally.verdicts.length, requirements.length * projects.length];
          tell('onProgress', () => options.onProgress?.({ verdict, done, of }));
        },
        onStep: (step, contract) => {
          const now = performance.now();
          estimate.take(contract, step, now);
          const secondsLeft = estimate.secondsLeft(now);
          const { requests, part } = estimate;
          const ahead = {
            ...(budget === undefined ? {} : { left: Math.max(0, budget - requests) }),
            ...(secondsLeft === undefined ? {} : { secondsLeft }),
          };
          tell('onStep', () => options.onStep?.({ contract, requirement: step.requirement, requests, part, ...ahead }));
        },
        onSummary: (counted) => writer.append(tally.sumUp(counted)),
        onBroken: (project, by) => tally.breakOff(project, by),
        onRestore: ({ users, requests }, target) =>
          tell('onRestore', () => options.onRestore?.({ target, users, requests })),
      },
      stop,
    );
    writer.throwIfFailed();
    const interrupted = signal?.aborted ? [interruptionOf(signal)] : [];
    const lost = tally.broken > 0 || interrupted.length > 0 ? 0 : projects.length - tally.summaries.length;
    const missing = lost > 0 ? [`${lost} of ${projects.length} contracts ended without a summary`] : [];
    const deafened = deaf === undefined ? [] : [deaf];
    const footer = tally.footer(Math.round(performance.now() - began), [...interrupted, ...missing, ...deafened]);
    record.append(footer);
    return {
      exitCode: footer.exitCode,
      reasons: footer.reasons,
      told: footer.told ?? [],
      counts: tally.counts,
      files: [record.file],
      record: record.file,
    };
  } finally {
    record.close();
  }
}

/** What ended the run early: a sentence of whoever ended it, or the user. */
function interruptionOf({ reason }: AbortSignal): string {
  return typeof reason === 'string' ? reason : 'the run was interrupted';
}

function refuseOverwriting(baseline: string | undefined, out: string): void {
  if (baseline === undefined || resolve(baseline) !== recordIn(out)) return;
  throw new HarnessError(
    'USAGE',
    `the baseline ${baseline} is the record that this run writes`,
    'copy it elsewhere first, or write this run elsewhere with --out DIR',
  );
}

/** The worker need not read again what has been read here. */
function withContract({ name, options }: PlannedRun, contract: Contract | undefined): PlannedRun {
  return { name, options: { ...options, ...(contract ? { contract } : {}) } };
}

function withShard(projects: readonly PlannedRun[], shard: RunOptions['shard']): readonly PlannedRun[] {
  return shard ? projects.map(({ name, options }) => ({ name, options: { ...options, shard } })) : projects;
}

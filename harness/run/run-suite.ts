import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { loadContract } from '../contract/load-contract.ts';
import { type ErrorCode, errorCodes, HarnessError } from '../errors.ts';
import type { RunContract, RunFooter, RunHeader, RunSummary, RunVerdict } from '../model/run.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';
import { exitCodeOf } from '../verdict/exit-code.ts';
import type { ContractRunOptions } from './contract-run.ts';
import { type BrokenBy, openDoor } from './door.ts';
import { loadRequirements } from './load-requirements.ts';
import { defaultRuns, defaultSeed, type RunOptions, type RunResult } from './options.ts';
import { readVersion } from './package-root.ts';
import { planRun } from './plan-run.ts';
import { RunRecord } from './record.ts';
import { selectRequirements } from './select-requirements.ts';

/**
 * Checks contracts against their targets and writes `run.jsonl` as it goes.
 * @throws HarnessError when it cannot start; once it has started, the record gets its footer.
 */
export async function runSuite(
  options: RunOptions,
  signal?: AbortSignal,
): Promise<RunResult & { readonly record: string }> {
  const startedAt = Date.now();
  const projects = await planRun(options);
  const contracts = await Promise.all(
    projects.map(({ options: { folder, allowOutside } }) =>
      loadContract(folder, { allowOutside: allowOutside ?? false }),
    ),
  );
  const requirements = selectRequirements(await loadRequirements(), options.only);
  const record = new RunRecord(resolve(options.out ?? 'reports/out'));
  try {
    record.append(header(options, projects, contracts, startedAt));
    const tally = new Tally(requirements.length * projects.length, options.onProgress);
    await openDoor(
      projects,
      options.workers ?? Math.max(1, Math.min(projects.length, availableParallelism())),
      {
        onVerdict: (verdict) => {
          record.append(verdict);
          tally.verdict(verdict);
        },
        onSummary: (summary) => {
          record.append(summary);
          tally.summaries.push(summary);
        },
        onBroken: (project, errors) => tally.breakOff(project, errors[0]),
      },
      signal,
    );
    const footer = tally.footer(startedAt, projects.length, signal?.aborted ?? false);
    record.append(footer);
    return {
      exitCode: footer.exitCode,
      reasons: footer.reasons,
      counts: tally.counts,
      files: [record.file],
      record: record.file,
    };
  } finally {
    record.close();
  }
}

/** What has come in so far. */
class Tally {
  readonly verdicts: Verdict[] = [];
  readonly summaries: RunSummary[] = [];
  readonly broken: string[] = [];
  /** The worst exit code of what broke. */
  brokenCode: 0 | 2 | 3 | 4 = 0;
  readonly counts: Partial<Record<Outcome, number>> = {};
  #requests = 0;
  readonly #of: number;
  readonly #onProgress: RunOptions['onProgress'];

  constructor(of: number, onProgress: RunOptions['onProgress']) {
    this.#of = of;
    this.#onProgress = onProgress;
  }

  verdict(verdict: RunVerdict): void {
    // Evidence is on disk already; what the footer needs is small.
    this.verdicts.push({ ...verdict, exchanges: [] });
    this.counts[verdict.outcome] = (this.counts[verdict.outcome] ?? 0) + 1;
    this.#requests += verdict.requests;
    this.#onProgress?.({ verdict, done: this.verdicts.length, of: this.#of });
  }

  breakOff(project: string, by: BrokenBy | undefined): void {
    this.broken.push(`${project}: ${by?.message ?? 'ended without a word'}`);
    // Vitest hands errors over as plain objects; the code tells a mistake of the user's from one of ours.
    const known = errorCodes.find((code) => code === by?.code);
    const exitCode = known ? exitCodeOfCode(known) : 4;
    if (exitCode > this.brokenCode) this.brokenCode = exitCode;
  }

  footer(startedAt: number, expected: number, interrupted: boolean): RunFooter {
    const { exitCode, reasons } = exitCodeOf(this.verdicts, this.summaries);
    const extra = [...(interrupted ? ['the run was interrupted'] : []), ...this.broken];
    const missing =
      this.summaries.length < expected && extra.length === 0 ? ['a contract ended without its summary'] : [];
    return {
      type: 'footer',
      counts: this.counts as Readonly<Record<string, number>>,
      exchanges: this.summaries.reduce((total, summary) => total + summary.exchanges, 0),
      requests: this.#requests,
      durationMs: Date.now() - startedAt,
      exitCode: this.brokenCode > 0 ? this.brokenCode : interrupted || missing.length > 0 ? 3 : exitCode,
      reasons: [...extra, ...missing, ...reasons],
    };
  }
}

function header(
  options: RunOptions,
  projects: readonly { readonly name: string; readonly options: ContractRunOptions }[],
  contracts: readonly Awaited<ReturnType<typeof loadContract>>[],
  startedAt: number,
): RunHeader {
  const targets = projects.map(({ options: { target } }) => target);
  const live = targets.flatMap((choice) => (choice.kind === 'live' ? [choice.target] : []));
  return {
    type: 'header',
    format: 1,
    tool: { name: 'rolecall', version: readVersion() },
    contracts: contracts.map(
      (contract): RunContract => ({
        id: contract.id,
        title: contract.title,
        ...(contract.page === undefined ? {} : { page: contract.page }),
        version: contract.version,
        operation: contract.update.id,
        digest: contract.document.digest,
        ...(contract.document.retrieved === undefined ? {} : { retrieved: contract.document.retrieved }),
      }),
    ),
    targets: [
      ...(live.length < targets.length
        ? [
            {
              name: 'mock',
              kind: 'mock' as const,
              baseUrl: 'the embedded mock',
              callers: ['admin', 'member', 'outsider'],
            },
          ]
        : []),
      ...live.map(({ name, kind, baseUrl, callers }) => ({ name, kind, baseUrl, callers: Object.keys(callers) })),
    ],
    seed: options.seed ?? defaultSeed,
    options: {
      runs: options.runs ?? defaultRuns,
      ...(options.only === undefined ? {} : { only: options.only }),
      ...(options.mock ? { mock: options.mock } : {}),
    },
    startedAt: new Date(startedAt).toISOString(),
  };
}

/** For callers that want a run's failure as an exit code: 2 for what the user can mend, 4 for what we must. */
export function exitCodeOfError(cause: unknown): 2 | 3 | 4 {
  return cause instanceof HarnessError ? exitCodeOfCode(cause.code) : 4;
}

function exitCodeOfCode(code: ErrorCode): 2 | 3 | 4 {
  if (code === 'INTERNAL' || code === 'REQUIREMENT_INVALID') return 4;
  return code === 'TARGET_UNREACHABLE' || code === 'TARGET_LOCKED' || code === 'JOURNAL_UNFINISHED' ? 3 : 2;
}

import { loadContract } from '../../harness/contract/load-contract.ts';
import { HarnessError } from '../../harness/errors.ts';
import type { Finding } from '../../harness/model/finding.ts';
import type { LoadedFault } from '../../harness/model/mock.ts';
import type { Requirement } from '../../harness/model/requirement.ts';
import type { Outcome, Verdict } from '../../harness/model/verdict.ts';
import { type ContractRun, openContractRun } from '../../harness/run/execute/contract-run.ts';
import { loadRequirements } from '../../harness/run/plan/load-requirements.ts';

/** How one contract fared with one fault. */
export interface FaultTrial {
  readonly contract: string;
  readonly fault: string;
  readonly family: LoadedFault['family'];
  /** The requirement that is meant to catch it. */
  readonly requirement: string;
  /** Why the contract cannot have this fault; then nothing was tried. */
  readonly notApplicable?: string;
  /** The requirement meant for it turned red, for the reason meant. */
  readonly caught: boolean;
  /** The exchange that shows the failure stands in the record beside it. */
  readonly shown?: boolean;
  readonly outcome?: Outcome;
  /** Codes of the failures that it gave. */
  readonly codes: readonly string[];
  readonly reason?: string;
  /** Requests that the requirement had sent when it first showed the fault. */
  readonly requests?: number;
  /** Requests that it sent in all. */
  readonly spent: number;
  readonly durationMs: number;
}

/** How faults are tried. */
interface FaultTrialOptions {
  readonly seed: number;
  readonly runs: number;
  /** Deadline for headers and body, in milliseconds; short, since some faults never respond. */
  readonly deadlineMs: number;
  /** Most requests of the run; none when absent. */
  readonly budget?: number;
  /** Only the first pass. */
  readonly fast?: boolean;
}

/** Runs the requirement meant for a fault against a mock that has it. */
export async function tryFault(folder: string, fault: LoadedFault, options: FaultTrialOptions): Promise<FaultTrial> {
  const startedAt = Date.now();
  const contract = await loadContract(folder);
  const { requirement } = fault.caughtBy;
  const row = { contract: contract.id, fault: fault.id, family: fault.family, requirement };
  const applies = fault.appliesTo(contract);
  if (applies !== true) return { ...row, notApplicable: applies, caught: false, codes: [], spent: 0, durationMs: 0 };
  const known = (await loadRequirements()).find(({ id }) => id === requirement);
  const run = await openContractRun({
    folder,
    target: { kind: 'mock', faults: [fault.id] },
    seed: options.seed,
    runs: options.runs,
    ...(options.fast ? { fast: true } : {}),
    // A fast run chooses among all that there is to try.
    ...(known?.kind === 'judge' || options.fast ? {} : { grep: requirement }),
    requestRate: {
      deadlineMs: options.deadlineMs,
      ...(options.budget === undefined ? {} : { budget: options.budget }),
    },
  });
  try {
    const before = run.requests();
    const meant = run.requirements.find(({ id }) => id === requirement);
    if (!meant)
      return {
        ...row,
        caught: false,
        codes: [],
        reason: 'there is no such requirement',
        spent: 0,
        durationMs: Date.now() - startedAt,
      };
    const verdict = await judge(run, meant, fault, options.fast);
    const found = findingsOf(verdict, fault);
    const meantOnes = found.filter(({ code }) => fault.caughtBy.code === undefined || code === fault.caughtBy.code);
    const red = verdict.outcome === (meant.level === 'must' && fault.caughtBy.unstable !== true ? 'fail' : 'warn');
    const first = Math.min(...meantOnes.flatMap(({ exchange }) => exchange ?? []));
    return {
      ...row,
      caught: red && meantOnes.length > 0,
      shown: meantOnes.every(({ exchange }) => verdict.exchanges.some(({ id }) => id === exchange)),
      outcome: verdict.outcome,
      codes: [...new Set(found.map(({ code }) => code))],
      ...('reason' in verdict ? { reason: verdict.reason } : {}),
      ...(Number.isFinite(first) ? { requests: Math.max(1, first - before) } : {}),
      spent: run.requests() - before,
      durationMs: Date.now() - startedAt,
    };
  } finally {
    await run.finish();
  }
}

/** What judges every response is shown what the others send; what is about limits only where the fault is about them. */
async function judge(run: ContractRun, meant: Requirement, fault: LoadedFault, fast = false): Promise<Verdict> {
  const aboutLimits = (requirement: Requirement) =>
    (requirement.needs ?? []).some((need) => 'allow' in need && need.allow === 'rate-limit');
  const others = run.requirements.filter(({ kind }) => kind === 'try' && meant.kind === 'judge');
  const verdicts = await run.judge(
    fast
      ? {}
      : {
          requirements: [...others, meant],
          only: (requirement, { destructive }) =>
            requirement === meant || !destructive || (fault.family === 'rate-limit' && aboutLimits(requirement)),
        },
  );
  const verdict = verdicts.find(({ requirement }) => requirement === meant.id);
  if (!verdict) throw new HarnessError('INTERNAL', `${meant.id} was not judged`, 'report it');
  return verdict;
}

/** What speaks against the server; of a document, its gaps. */
function findingsOf(verdict: Verdict, { family }: LoadedFault): readonly Finding[] {
  const kinds: readonly Finding['kind'][] = family === 'document' ? ['gap'] : ['failure', 'unstable'];
  return 'findings' in verdict ? verdict.findings.filter(({ kind }) => kinds.includes(kind)) : [];
}

import type { Contract } from '../../model/contract.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { CountedSummary } from '../../model/run.ts';
import type { RequestRate, Target } from '../../model/target.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { GuardTools } from '../live-safety/guard-tools.ts';
import type { ContractRunOptions } from '../plan/contract-run-options.ts';
import { loadRequirements } from '../plan/load-requirements.ts';
import { readContract } from '../plan/read-contract.ts';
import { selectRequirements } from '../plan/select-requirements.ts';
import { ofShard } from '../plan/shard.ts';
import { type OpenTarget, openTarget } from '../target/open-target.ts';
import { summarize } from './conclude/summarize.ts';
import { type JudgeOptions, judgeRequirements } from './judge-requirements.ts';
import { type Opening, openRunContext } from './open-run-context.ts';

/** One contract against one target: judge its requirements, then finish. */
export interface ContractRun {
  readonly contract: Contract;
  readonly target: Target;
  readonly requirements: readonly Requirement[];
  /** Requests sent so far. */
  readonly requests: () => number;
  /** Runs the scenarios of these requirements, breadth first, and judges all; verdicts in the order of the requirements. */
  judge(options?: JudgeOptions): Promise<readonly Verdict[]>;
  /** Restores what was changed, closes the target, and sums up. */
  finish(): Promise<CountedSummary>;
}

function paced(open: OpenTarget, requestRate: Partial<RequestRate> | undefined): OpenTarget {
  if (!requestRate) return open;
  return { ...open, target: { ...open.target, requestRate: { ...open.target.requestRate, ...requestRate } } };
}

/** Opens the target and makes the cases; `onExchange` sees all that is sent. What it opened is closed by `finish`, or here when it cannot go on. */
export async function openContractRun(
  options: ContractRunOptions,
  onExchange?: (exchange: Exchange) => void,
  onRestore?: GuardTools['onRestore'],
): Promise<ContractRun> {
  const requirements = ofShard(selectRequirements(await loadRequirements(options.suites), options.grep), options.shard);
  const contract = await readContract(options, requirements);
  const open = paced(await openTarget(contract, options.target, options.seed), options.requestRate);
  return openRunOn({ contract, requirements, open, options, onExchange, onRestore });
}

/** As `openContractRun`, with what that has found. */
export async function openRunOn(opening: Opening): Promise<ContractRun> {
  const { contract, requirements, open } = opening;
  try {
    const run = await openRunContext(opening);
    return {
      contract,
      target: run.target,
      requirements,
      requests: () => run.requests,
      judge: (how = {}) =>
        judgeRequirements(run, how.requirements ?? requirements, { fast: opening.options.fast, ...how }),
      finish: async () => {
        try {
          return await summarize(run);
        } finally {
          await run.close();
        }
      },
    };
  } catch (cause) {
    await open.close();
    throw cause;
  }
}

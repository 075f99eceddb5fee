import { makeCases } from '../cases/make-cases.ts';
import { loadContract } from '../contract/load-contract.ts';
import { createRedactor, secretsOf } from '../exchange/redact.ts';
import { createSender } from '../exchange/sender.ts';
import type { Contract } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Requirement } from '../model/requirement.ts';
import type { RunSummary, Shard } from '../model/run.ts';
import type { RequestRate, Target } from '../model/target.ts';
import type { Verdict } from '../model/verdict.ts';
import { judgeRequirement } from './judge-requirement.ts';
import { LiveGuard } from './live-guard.ts';
import { loadRequirements } from './load-requirements.ts';
import { type OpenTarget, openTarget, type TargetChoice } from './open-target.ts';
import { tokenRenewal } from './renew-token.ts';
import { RunContext } from './run-context.ts';
import { selectRequirements } from './select-requirements.ts';
import { shapedLike } from './shaped-like.ts';
import { ofShard } from './shard.ts';
import { shuffleRequirements } from './shuffle-requirements.ts';
import { summarize } from './summarize.ts';

/** Everything that one contract's run depends on. Plain data. */
export interface ContractRunOptions {
  /** The contract's folder. */
  readonly folder: string;
  readonly target: TargetChoice;
  readonly seed: number;
  /** Random cases of each kind. */
  readonly runs: number;
  /** Part of an id, or a glob with `*`; only these requirements. */
  readonly grep?: string;
  /** Of these, only one part. */
  readonly shard?: Shard;
  /** Another order of the requirements, by seed; verdicts do not depend on it. */
  readonly shuffle?: number;
  readonly allowExternalRefs?: boolean;
  /** Replaces parts of the target's request rate. */
  readonly requestRate?: Partial<RequestRate>;
  /** The embedded mock has only the callers, test users, fixtures and permissions that this target has, and its budget. */
  readonly like?: Target;
}

/** One contract against one target: judge its requirements one after another, then finish. */
export interface ContractRun {
  readonly contract: Contract;
  readonly target: Target;
  readonly requirements: readonly Requirement[];
  /** Requests sent so far. */
  readonly requests: () => number;
  judge(requirement: Requirement, signal?: AbortSignal): Promise<Verdict>;
  /** Restores  what was changed, closes the target, and sums up. */
  finish(): Promise<RunSummary>;
}

function paced(open: OpenTarget, requestRate: Partial<RequestRate> | undefined): OpenTarget {
  if (!requestRate) return open;
  return { ...open, target: { ...open.target, requestRate: { ...open.target.requestRate, ...requestRate } } };
}

/** Opens the target and makes the cases; `onExchange` sees all that is sent. What it opened is closed by `finish`, or here when it cannot go on. */
export async function openContractRun(
  options: ContractRunOptions,
  onExchange?: (exchange: Exchange) => void,
): Promise<ContractRun> {
  const contract = await loadContract(options.folder, { allowExternalRefs: options.allowExternalRefs ?? false });
  const chosen = ofShard(selectRequirements(await loadRequirements(), options.grep), options.shard);
  const requirements = options.shuffle === undefined ? chosen : shuffleRequirements(chosen, options.shuffle);
  const opened = paced(await openTarget(contract, options.target, options.seed), options.requestRate);
  const open = { ...opened, target: shapedLike(opened.target, options.like) };
  try {
    const { target } = open;
    const make = (leave: readonly string[]) =>
      makeCases(contract, {
        seed: options.seed,
        only: target.allow.includes('attributes') ? 'all' : 'role-fields',
        leave,
        ...(target.fixtures.roles ? { roles: target.fixtures.roles } : {}),
      });
    const all = make([]);
    const secrets = secretsOf(target);
    const redact = createRedactor(secrets);
    let guard: LiveGuard | undefined;
    const sender = createSender(target, {
      rateHeaders: contract.profile.rateLimit?.headers ?? [],
      renew: tokenRenewal(target, redact),
      reserve: () => guard?.reserve ?? 0,
    });
    if (options.target.kind === 'live') {
      guard = await LiveGuard.open({
        contract,
        target,
        redact,
        stateFolder: options.target.stateFolder,
        simplest: all.simplest.body,
        send: (request) => sender.send(request, { beyondBudget: true }),
      });
    }
    let runContext: RunContext;
    try {
      const prepared = await guard?.prepare();
      runContext = new RunContext({
        contract,
        open,
        cases: prepared && prepared.leave.length > 0 ? make(prepared.leave) : all,
        runs: options.runs,
        requirements,
        secrets,
        sender,
        redact,
        onExchange,
        ...(guard ? { guard, prepared } : {}),
      });
      await runContext.prepare();
    } catch (cause) {
      await guard?.close();
      await sender.close();
      throw cause;
    }
    return {
      contract,
      target,
      requirements,
      requests: () => runContext.requests,
      judge: (requirement, signal) => judgeRequirement(runContext, requirement, signal),
      finish: async () => {
        try {
          return await summarize(runContext);
        } finally {
          await runContext.close();
        }
      },
    };
  } catch (cause) {
    await open.close();
    throw cause;
  }
}

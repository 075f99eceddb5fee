import { makeCases } from '../../cases/make-cases.ts';
import { boundStatuses } from '../../domain/refusal-statuses.ts';
import { redactorOf, secretsOf } from '../../exchange/redact.ts';
import { createSender } from '../../exchange/sender.ts';
import { faultsByRequirement } from '../../mock/faults-by-requirement.ts';
import type { Contract } from '../../model/contract.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { CountedSummary } from '../../model/run.ts';
import type { RequestRate, Target } from '../../model/target.ts';
import type { Verdict } from '../../model/verdict.ts';
import { withPinned, writeSet } from '../../safety/write-set.ts';
import type { GuardTools } from '../live-safety/guard-tools.ts';
import { LiveGuard } from '../live-safety/live-guard.ts';
import type { ContractRunOptions } from '../plan/contract-run-options.ts';
import { loadRequirements } from '../plan/load-requirements.ts';
import { readContract } from '../plan/read-contract.ts';
import { selectRequirements } from '../plan/select-requirements.ts';
import { ofShard } from '../plan/shard.ts';
import { type OpenTarget, openTarget } from '../target/open-target.ts';
import { readSurroundings, type Surroundings, withCallerRole } from '../target/read-surroundings.ts';
import { readTestUsers } from '../target/read-test-users.ts';
import { tokenRenewal } from '../target/renew-token.ts';
import { summarize } from './conclude/summarize.ts';
import { type JudgeOptions, judgeRequirements } from './judge-requirements.ts';
import { Observer } from './observe/observer.ts';
import { RunContext } from './run-context.ts';

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

/** What a run is opened on: a contract that was read, and a target that was opened. */
interface Opening {
  readonly contract: Contract;
  readonly requirements: readonly Requirement[];
  readonly open: OpenTarget;
  readonly options: Pick<ContractRunOptions, 'target' | 'seed' | 'runs' | 'fast'>;
  /** Those that each requirement is meant to catch; the mock's own when absent. */
  readonly faults?: ReadonlyMap<string, readonly string[]>;
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
  readonly onRestore?: GuardTools['onRestore'];
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

async function openRunContext({
  contract: loaded,
  requirements,
  open,
  options,
  faults,
  onExchange,
  onRestore,
}: Opening): Promise<RunContext> {
  const { target } = open;
  const { roles, unknownRole } = target.fixtures;
  const writesWithout = (leave: readonly string[]) => writeSet(loaded, { allow: target.allow, roles, leave });
  const writes = options.target.kind === 'live' ? writesWithout([]) : undefined;
  const contract = writes ? withPinned(loaded, writes) : loaded;
  const make = (leave: readonly string[], known: Surroundings = {}) =>
    makeCases(contract, {
      seed: options.seed,
      ...known,
      ...(unknownRole === undefined ? {} : { unknownRole }),
      ...(writes ? { writes: writesWithout(leave) } : {}),
      ...(roles ? { roles } : {}),
    });
  const all = make([]);
  const secrets = secretsOf(target);
  const redact = redactorOf(target);
  let guard: LiveGuard | undefined;
  const sender = createSender(target, {
    rateHeaders: contract.profile.rateLimit?.headers ?? [],
    renew: tokenRenewal(target, redact),
    refusedWith: boundStatuses(contract, 'wrong-credentials'),
    reserve: () => guard?.reserve ?? 0,
    beforeSend: async (request) => guard?.beforeWrite(request),
    onExchange: (exchange) => guard?.afterWrite(exchange),
    settles: contract.profile.reads?.settles,
  });
  if (options.target.kind === 'live' && writes) {
    guard = await LiveGuard.open({
      contract,
      target,
      redact,
      writes,
      stateFolder: options.target.stateFolder,
      lockFolder: options.target.lockFolder,
      restoreLine: options.target.restoreLine,
      simplest: all.simplest.body,
      onRestore,
      roles: contract.profile.fields.flatMap(({ kind, name }) => (kind === 'role' ? (all.values?.[name] ?? []) : [])),
      send: (request) => sender.send(request, { beyondBudget: true }),
    });
  }
  try {
    const prepared = await guard?.prepare({ writes: requirements.some(({ kind }) => kind === 'try') });
    const surroundings = await readSurroundings(contract, target, (request) => sender.send(request));
    const isPlain = Object.keys(surroundings).length === 0 && (prepared?.leave ?? []).length === 0;
    const cases = isPlain ? all : make(prepared?.leave ?? [], surroundings);
    const observer = new Observer({ contract, cases, requirements, secrets, onExchange });
    const sendSeen = async (request: OutgoingRequest) => {
      const exchange = await sender.send(request);
      observer.see(exchange);
      return exchange;
    };
    const testUsers = prepared?.testUsers ?? (await readTestUsers(contract, target, sendSeen));
    const used = testUsers.map(({ id }) => id);
    const leftAlone = target.testUsers.filter((id) => !used.includes(id));
    return new RunContext({
      contract,
      open,
      target: withCallerRole({ ...target, testUsers: used, leftAlone }, surroundings),
      cases,
      runs: options.runs,
      faults: faults ?? (await faultsByRequirement()),
      testUsers,
      notes: prepared?.notes ?? [],
      sender,
      redact,
      observer,
      guard,
    });
  } catch (cause) {
    await guard?.close();
    await sender.close();
    throw cause;
  }
}

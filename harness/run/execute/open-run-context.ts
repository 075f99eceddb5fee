import { makeCases } from '../../cases/make-cases.ts';
import { boundStatuses } from '../../domain/refusal-statuses.ts';
import { redactorOf, unspeakableOf } from '../../exchange/redact.ts';
import { createSender } from '../../exchange/sender.ts';
import { faultsByRequirement } from '../../mock/faults-by-requirement.ts';
import type { Contract } from '../../model/contract.ts';
import type { Exchange, OutgoingRequest } from '../../model/exchange.ts';
import type { Requirement } from '../../model/requirement.ts';
import { withPinned, writeSet } from '../../safety/write-set.ts';
import { roleValues } from '../live-safety/detours.ts';
import type { GuardTools } from '../live-safety/guard-tools.ts';
import { LiveGuard } from '../live-safety/live-guard.ts';
import type { ContractRunOptions } from '../plan/contract-run-options.ts';
import type { OpenTarget } from '../target/open-target.ts';
import { readSurroundings, type Surroundings, withCallerRole } from '../target/read-surroundings.ts';
import { readTestUsers } from '../target/read-test-users.ts';
import { tokenRenewal } from '../target/renew-token.ts';
import { Observer } from './observe/observer.ts';
import { RunContext } from './run-context.ts';

/** Permissions to update who is no test user. */
const ofOthers: ReadonlySet<string> = new Set(['callers', 'last-owner']);

/** What a run is opened on: a contract that was read, and a target that was opened. */
export interface Opening {
  readonly contract: Contract;
  readonly requirements: readonly Requirement[];
  readonly open: OpenTarget;
  readonly options: Pick<ContractRunOptions, 'target' | 'seed' | 'runs' | 'fast'>;
  /** Those that each requirement is meant to catch; the mock's own when absent. */
  readonly faults?: ReadonlyMap<string, readonly string[]>;
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
  readonly onRestore?: GuardTools['onRestore'];
}

/** Opens the sender, on a live target the guard, makes the cases and reads every test user. What it opened is closed when it cannot go on. */
export async function openRunContext({
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
  const live = options.target.kind === 'live' ? options.target : undefined;
  const writes = live && writesWithout([]);
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
  const redact = redactorOf(target);
  let guard: LiveGuard | undefined;
  let isPrepared = false;
  const sender = createSender(target, {
    rateHeaders: contract.profile.rateLimit?.headers ?? [],
    renew: tokenRenewal(target, redact),
    refusedWith: boundStatuses(contract, 'wrong-credentials'),
    reserve: () => guard?.reserve ?? 0,
    beforeSend: async (request) => guard?.beforeWrite(request),
    onExchange: (exchange) => guard?.afterWrite(exchange),
    settles: contract.profile.reads?.settles,
  });
  try {
    if (live && writes) {
      const { stateFolder, lockFolder, restoreLine } = live;
      const { simplest, values } = all;
      guard = await LiveGuard.open({
        ...{ contract, target, redact, writes, stateFolder, lockFolder, restoreLine, onRestore },
        simplest: simplest.body,
        roles: roleValues(contract, values),
        send: (request) => sender.send(request, { beyondBudget: true }),
      });
    }
    const prepared = await guard?.prepare({ writes: requirements.some(({ kind }) => kind === 'try') });
    isPrepared = true;
    const surroundings = await readSurroundings(
      contract,
      target,
      (request) => sender.send(request),
      prepared?.forbidden,
    );
    const isPlain = Object.keys(surroundings).length === 0 && (prepared?.leave ?? []).length === 0;
    const cases = isPlain ? all : make(prepared?.leave ?? [], surroundings);
    const observer = new Observer({ contract, cases, requirements, secrets: unspeakableOf(target), onExchange });
    const sendSeen = async (request: OutgoingRequest) => {
      const exchange = await sender.send(request);
      observer.see(exchange);
      return exchange;
    };
    const testUsers = prepared?.testUsers ?? (await readTestUsers(contract, target, sendSeen));
    const used = testUsers.map(({ id }) => id);
    const allow = prepared?.changed ? target.allow.filter((one) => !ofOthers.has(one)) : target.allow;
    const leftAlone = target.testUsers.filter((id) => !used.includes(id));
    return new RunContext({
      ...{ contract, open, cases, testUsers, sender, redact, observer, guard },
      target: withCallerRole({ ...target, allow, testUsers: used, leftAlone }, surroundings),
      runs: options.runs,
      faults: faults ?? (await faultsByRequirement()),
      notes: prepared?.notes ?? [],
    });
  } catch (cause) {
    // Who was proven was written to: nobody else would close the journal.
    if (isPrepared) await guard?.restore().catch(() => undefined);
    try {
      await guard?.close();
    } finally {
      await sender.close();
    }
    throw cause;
  }
}

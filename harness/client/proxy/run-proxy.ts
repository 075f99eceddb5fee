import { makeCases } from '../../cases/make-cases.ts';
import { loadContract } from '../../contract/load-contract.ts';
import { sameId } from '../../domain/same-id.ts';
import { HarnessError } from '../../errors.ts';
import { createRedactor, secretsOf } from '../../exchange/redact.ts';
import { createSender, type Sender } from '../../exchange/sender.ts';
import type { Contract } from '../../model/contract.ts';
import type { RestoreResult, RunSummary } from '../../model/run.ts';
import type { Target } from '../../model/target.ts';
import { LiveGuard } from '../../run/live-safety/live-guard.ts';
import { findContractFolder } from '../../run/plan/find-contracts.ts';
import { loadRequirements } from '../../run/plan/load-requirements.ts';
import type { RunResult } from '../../run/plan/options.ts';
import { openTargetFile } from '../../run/plan/plan-run.ts';
import { writeSet } from '../../safety/write-set.ts';
import { loadClientRequirements } from '../load-client-requirements.ts';
import { type SessionOptions, writeSession } from '../write-session.ts';
import { judgeSender, judgeServer } from './judge-passed.ts';
import { type Passed, type RunningProxy, startProxy } from './start-proxy.ts';

/** What `rolecall proxy` takes. */
export interface ProxyOptions extends SessionOptions {
  readonly contract: string;
  /** Base URL of the server; with a target of the target file that target's own. */
  readonly to?: string;
  readonly target?: string;
  readonly targetFile?: string;
  readonly allowPlainSecrets?: boolean;
  readonly state?: string;
  readonly specs?: readonly string[];
  readonly port: number;
}

const sideNames = ['client', 'server'] as const;

/** Most exchanges that are kept and judged. */
const mostPassed = 5000;

/** Opens the proxy; `finish` closes it, restores what a guarded target had, and writes one record for both sides. */
export async function openProxy(options: ProxyOptions): Promise<{
  readonly proxy: RunningProxy;
  readonly notes: readonly string[];
  finish(): Promise<RunResult & { readonly record: string }>;
}> {
  const startedAt = Date.now();
  const contract = await loadContract(await findContractFolder(options.contract, options.specs));
  const target = await targetOf(options);
  const redact = createRedactor(secretsOf(target));
  let guard: LiveGuard | undefined;
  const sender = createSender(target, {
    beforeSend: async (request) => guard?.beforeWrite(request),
    onExchange: (exchange) => guard?.afterWrite(exchange),
  });
  const close = async () => {
    try {
      await guard?.close();
    } finally {
      await sender.close();
    }
  };
  const passed: Passed[] = [];
  const secrets = new Set(secretsOf(target));
  const open = async () => {
    guard = await guardOf(options, contract, target, redact, sender);
    const prepared = await guard?.prepare();
    const passOn = guard === undefined ? sender : ofTestUsers(target, sender);
    const proxy = await startProxy(contract, passOn, options.port, (one) => {
      for (const value of credentialsIn(contract, one)) {
        secrets.add(value);
        redact.learn(value);
      }
      if (passed.length < mostPassed) passed.push(one);
    });
    return { prepared, proxy };
  };
  const { prepared, proxy } = await open().catch(async (cause) => {
    // Who was proven was written to: nobody else would close the journal.
    await guard?.restore().catch(() => undefined);
    await close();
    throw cause;
  });
  return {
    proxy,
    notes: prepared?.notes ?? [],
    finish: async () => {
      await proxy.close();
      const restore = await (async () => guard?.restore())().finally(close);
      const sides = { contract, baseUrl: target.baseUrl, passed, secrets: [...secrets], redact };
      const verdicts = [
        ...judgeSender(sides, await loadClientRequirements()),
        ...judgeServer(sides, await loadRequirements()),
      ];
      return writeSession(
        {
          contract,
          targets: sideNames.map((name) => ({ name, kind: 'live', baseUrl: target.baseUrl, callers: [] })),
          options: { proxy: true, ...(options.target === undefined ? {} : { target: options.target }) },
          startedAt,
          verdicts,
          summaries: sideNames.map((side) =>
            summaryOf(contract, side, passed, side === 'server' ? restore : undefined),
          ),
        },
        options,
      );
    },
  };
}

async function targetOf({ to, target: name, ...options }: ProxyOptions): Promise<Target> {
  if (name !== undefined) {
    const { contract, choice } = await openTargetFile(name, options);
    if (contract === options.contract) return choice.target;
    throw new HarnessError(
      'USAGE',
      `target ${name} is of ${contract}, not of ${options.contract}`,
      `type rolecall proxy ${contract}`,
    );
  }
  if (to === undefined || !URL.canParse(to))
    throw new HarnessError('USAGE', 'the proxy must know where to pass requests on', 'type --to URL, or --target NAME');
  return {
    name: 'server',
    kind: 'live',
    baseUrl: to.replace(/\/+$/, ''),
    callers: {},
    testUsers: [],
    fixtures: {},
    allow: [],
    requestRate: {
      perSecond: 0,
      budget: 0,
      deadlineMs: 60_000,
      concurrency: 64,
      maxRetryAfterSeconds: 0,
      retries: 0,
      maxBodyBytes: 8 * 1024 * 1024,
    },
  };
}

/** Updates of test users alone: others, who are fixtures or callers, a client has no business with. */
function ofTestUsers({ testUsers }: Target, sender: Pick<Sender, 'send'>): Pick<Sender, 'send'> {
  return {
    send: async (request, options) => {
      const { operation, user } = request;
      if (operation === 'update' && user !== undefined && !testUsers.some((each) => sameId(each, user)))
        throw new HarnessError('USAGE', `user ${user} is no test user`, 'list it under testUsers: in the target file');
      return sender.send(request, options);
    },
  };
}

/** Only a target of the target file says who may be written to. */
async function guardOf(
  options: ProxyOptions,
  contract: Contract,
  target: Target,
  redact: ReturnType<typeof createRedactor>,
  sender: ReturnType<typeof createSender>,
): Promise<LiveGuard | undefined> {
  if (options.target === undefined) return undefined;
  const { choice } = await openTargetFile(options.target, options);
  const { roles } = target.fixtures;
  const writes = writeSet(contract, { allow: target.allow, roles, leave: [] });
  const cases = makeCases(contract, { seed: 1, writes, ...(roles ? { roles } : {}) });
  return LiveGuard.open({
    contract,
    target,
    redact,
    writes,
    stateFolder: choice.stateFolder,
    restoreLine: choice.restoreLine,
    simplest: cases.simplest.body,
    send: (request) => sender.send(request, { beyondBudget: true }),
  });
}

function credentialsIn({ profile }: Contract, { request }: Passed): readonly string[] {
  return profile.auth.schemes
    .flatMap(({ headers }) => Object.keys(headers))
    .flatMap((name) => request.headers[name.toLowerCase()] ?? []);
}

function summaryOf(
  contract: Contract,
  side: string,
  passed: readonly Passed[],
  restore: RestoreResult | undefined,
): RunSummary {
  const responses: Record<string, number> = {};
  for (const { exchange } of passed) {
    const key = exchange.outcome.kind === 'response' ? String(exchange.outcome.status) : exchange.outcome.reason;
    responses[key] = (responses[key] ?? 0) + 1;
  }
  return {
    type: 'summary',
    contract: contract.id,
    target: side,
    statuses: [],
    coverage: [],
    gaps: [],
    callers: {},
    responses,
    exchanges: side === 'client' ? passed.length : 0,
    // Nothing was sent for a purpose of our own.
    asked: { accepted: { sent: 0, got: 0 }, refused: { sent: 0, got: 0 } },
    ...(restore === undefined ? {} : { restore }),
    testUsers: [],
    rate: [],
  };
}

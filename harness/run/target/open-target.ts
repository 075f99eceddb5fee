import { didYouMean } from '../../domain/nearest-names.ts';
import { HarnessError } from '../../errors.ts';
import { loadFaults } from '../../mock/load-faults.ts';
import { startMock } from '../../mock/start-mock.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { LoadedFault, MockControl, RunningMock } from '../../model/mock.ts';
import type { RateWindow } from '../../model/profile.ts';
import type { Target } from '../../model/target.ts';
import { logReader } from './log-reader.ts';
import { withTokens } from './renew-token.ts';

/** Where a run sends to, as plain data that can be handed to another thread. */
export type TargetChoice = MockChoice | LiveChoice;

/** A target of the target file. */
export interface LiveChoice {
  readonly kind: 'live';
  readonly target: Target;
  /** Where its journal and locks are kept. */
  readonly stateFolder: string;
  /** Where its locks are kept as well: one place for this user of the machine, whatever `--state` says. */
  readonly lockFolder?: string;
  /** What to type to restore what a killed run changed. */
  readonly restoreLine: string;
  /** The embedded mock takes its place: nothing is sent to it. */
  readonly rehearsed?: boolean;
}

/** The embedded mock, and how it is to behave. */
export interface MockChoice {
  readonly kind: 'mock';
  readonly faults?: readonly string[];
  readonly limit?: RateWindow;
  readonly latencyMs?: number;
  readonly jitterMs?: number;
  readonly variant?: Readonly<Record<string, Json>>;
}

/** A target that can be sent to. */
export interface OpenTarget {
  readonly target: Target;
  /** Only the embedded mock has one. */
  readonly control?: MockControl;
  close(): Promise<void>;
}

/** Starts the embedded mock, or hands on the live target. */
export async function openTarget(contract: Contract, choice: TargetChoice, seed: number): Promise<OpenTarget> {
  if (choice.kind === 'live' && choice.rehearsed) return openRehearsal(contract, choice, seed);
  if (choice.kind === 'live') return { target: await withTokens(choice.target), close: async () => {} };
  const mock = await openMock(contract, { ...choice, seed });
  return { target: mock.target, control: mock.control, close: () => mock.close() };
}

/**
 * Opens the embedded mock in the place of a live target: with its callers, test users, fixtures, permissions and budget.
 * Its state is left to those who restore users, as on the live target; only limits are its own.
 */
async function openRehearsal(contract: Contract, { target }: LiveChoice, seed: number): Promise<OpenTarget> {
  const mock = await openMock(contract, { seed, testUsers: target.testUsers.length });
  const control = { ...mock.control, reset: () => {} };
  return { target: shapedLike(mock.target, target), control, close: () => mock.close() };
}

function shapedLike(mock: Target, like: Target): Target {
  const has = (from: object) => (entry: readonly [string, unknown]) => Object.hasOwn(from, entry[0]);
  return {
    ...mock,
    callers: Object.fromEntries(Object.entries(mock.callers).filter(has(like.callers))),
    fixtures: Object.fromEntries(Object.entries(mock.fixtures).filter(has(like.fixtures))),
    allow: like.allow,
    // A mock shows at once what is stored.
    reads: { ...like.reads, settles: 0 },
    requestRate: { ...like.requestRate, perSecond: 0, maxRetryAfterSeconds: mock.requestRate.maxRetryAfterSeconds },
  };
}

/** How a mock is started that serves others than a run. */
export interface OpenMockOptions {
  readonly seed: number;
  readonly port?: number;
  readonly host?: string;
  readonly cors?: boolean;
  readonly testUsers?: number;
  /** Keeps what it gets, judged against the contract. */
  readonly log?: boolean;
}

/** Starts a mock with faults by name; `port` 0 or none picks a free one. */
export async function openMock(
  contract: Contract,
  options: Omit<MockChoice, 'kind'> & OpenMockOptions,
): Promise<RunningMock> {
  const { faults = [], seed, port, host, cors, testUsers, log, limit, latencyMs, jitterMs, variant } = options;
  return startMock({
    contract,
    seed,
    faults: await namedFaults(faults),
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
    ...(cors === undefined ? {} : { cors }),
    ...(testUsers === undefined ? {} : { testUsers }),
    ...(log ? { log: (target) => logReader(contract, target) } : {}),
    ...(limit === undefined ? {} : { limit }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(jitterMs === undefined ? {} : { jitterMs }),
    ...(variant === undefined ? {} : { variant }),
  });
}

/** @throws HarnessError FAULT_UNKNOWN */
export async function namedFaults(ids: readonly string[]): Promise<readonly LoadedFault[]> {
  if (ids.length === 0) return [];
  const known = await loadFaults();
  return ids.map((id) => {
    const fault = known.get(id);
    if (fault) return fault;
    throw new HarnessError('FAULT_UNKNOWN', `no fault is named "${id}"`, didYouMean(id, [...known.keys()]));
  });
}

import { statusOrReason } from '../../../domain/response-status.ts';
import { RunSignal, type SignalKind } from '../../../exchange/run-signal.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { Finding } from '../../../model/finding.ts';
import type { TestUser, UserView } from '../../../model/requirement.ts';
import type { Target } from '../../../model/target.ts';
import { hangs } from '../observe/hung-requests.ts';
import type { RunContext } from '../run-context.ts';
import { restsOnState } from './arrangements.ts';
import { brokenTransition } from './broken-transition.ts';
import { keyOf, type Origin } from './origin.ts';
import { ScenarioSteps } from './scenario-steps.ts';

/** One scenario, run once. */
export interface Attempt {
  readonly origin: Origin;
  /** Counts from 1; what comes after the first confirms it. */
  readonly number: number;
  readonly findings: readonly Finding[];
  /** Its numbered steps. */
  readonly exchanges: readonly Exchange[];
  /** `done`, or what ended it before its findings were in. */
  readonly end: 'done' | 'error' | SignalKind;
  readonly reason?: string;
  /** What the target lacks for it: the line to add. */
  readonly lacks?: string | undefined;
  /** Waited for a response until the deadline. */
  readonly hung: boolean;
  readonly durationMs: number;
  /** States from which it started, as they were read, by test user. */
  readonly states: ReadonlyMap<string, UserView>;
}

/** How a scenario is run. */
interface AttemptOptions {
  readonly number: number;
  readonly lent: readonly TestUser[];
  readonly target: Target;
  /** Over a connection that nobody else uses. */
  readonly fresh: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Runs a scenario once. Never throws for what a server does, nor for what ends it early. */
export async function attempt(run: RunContext, origin: Origin, options: AttemptOptions): Promise<Attempt> {
  const { number, lent, target, signal, fresh } = options;
  const { scenario } = origin;
  const began = performance.now();
  const exchanges: Exchange[] = [];
  const connection = fresh || scenario.ownConnection ? run.connect() : undefined;
  const witness = (exchange: Exchange) => void exchanges.push(exchange);
  const steps = new ScenarioSteps(run, { origin, lent, target, signal, connection, witness });
  const ended = async (): Promise<Pick<Attempt, 'end' | 'reason' | 'lacks' | 'findings'>> => {
    try {
      signal?.throwIfAborted();
      if (refuses(origin) && !(await steps.accepted(run.cases.simplest.body))) steps.block(provesNothing);
      // Who asks for no test user looks at none.
      const findings = [...(await scenario.run(steps, lent as readonly [TestUser, ...TestUser[]]))];
      // A request that was cut off looks like a server that does not respond.
      signal?.throwIfAborted();
      const { disagree } = run.memory.lag;
      if (origin.requirement.judgesLag && disagree !== undefined) findings.push(disagreeing(disagree));
      else if (origin.requirement.judgesLag && steps.lagMs > 0) findings.push(late(steps.lagMs));
      // Where nothing is stored as it was confirmed, that is the problem, and what rests on it proves nothing.
      const root = origin.requirement.judgesStorage ? undefined : await ifItCan(() => steps.rootOf(findings));
      const sound = root === undefined ? findings : findings.filter((finding) => !restsOnState(finding));
      if (root !== undefined && sound.length === 0) steps.block(root);
      const found = { scenario, findings: sound, exchanges, lent };
      const broken = await ifItCan(() => brokenTransition(steps, found, run.memory.transitions));
      const proven = sound.filter((finding) => !broken?.findings.includes(finding));
      if (broken !== undefined && proven.length === 0) steps.block(broken.told);
      return { end: 'done', findings: proven.map((finding) => placed(finding, origin, exchanges)) };
    } catch (cause) {
      if (signal?.aborted) return { end: 'aborted', reason: whyAborted(signal), findings: [] };
      if (cause instanceof RunSignal)
        return { end: cause.kind, reason: cause.message, lacks: cause.lacks, findings: [] };
      const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
      return { end: 'error', reason: `${keyOf(origin)}: ${reason}`, findings: [] };
    } finally {
      await connection?.close();
    }
  };
  const end = await ended();
  if (number > 1) run.countAgain(exchanges);
  return {
    origin,
    number,
    ...end,
    exchanges,
    hung: exchanges.some(({ outcome }) => outcome.kind === 'none' && hangs(outcome.reason)),
    durationMs: Math.round(performance.now() - began),
    states: steps.states,
  };
}

/** What looks for a cause may find that it cannot ask: what was found stands then. */
async function ifItCan<T>(ask: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof RunSignal) return undefined;
    throw cause;
  }
}

function late(lagMs: number): Finding {
  const told = `add reads: { settles: ${Math.ceil(lagMs / 100) / 10} } where the vendor says that reads may lag`;
  return {
    kind: 'failure',
    code: 'change-late',
    fact: 'reads show an update late, though within five seconds',
    expected: `at once; ${told}`,
    received: `after up to ${lagMs} ms`,
  };
}

function disagreeing(told: string): Finding {
  return {
    kind: 'failure',
    code: 'reads-disagree',
    fact: `reads of one state disagree: ${told}`,
    expected: 'every read shows what was confirmed',
    received: 'some do',
  };
}

/** A deadline says so; what else ends a run is an interruption. */
function whyAborted({ reason }: AbortSignal): string {
  return typeof reason === 'string' ? reason : 'the run was interrupted';
}

const provesNothing =
  'the simplest valid update is not accepted, so that a refusal proves nothing; see accept.responds-success';

/** Where nothing is accepted, a refusal proves nothing. */
function refuses({ scenario: { purpose } }: Origin): boolean {
  return purpose !== 'valid' && purpose !== 'state' && purpose !== 'open';
}

// Findings that look alike are joined only when they got the same.
function placed(finding: Finding, { scenario }: Origin, exchanges: readonly Exchange[]): Finding {
  const shows = exchanges.find(({ id }) => id === finding.exchange);
  const last = exchanges.at(-1);
  const seen = shows ? { status: statusOrReason(shows) } : last ? { exchange: last.id } : {};
  return { ...finding, ...seen, scenario: scenario.name };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Exchange } from '../model/exchange.ts';
import type { Target } from '../model/target.ts';
import { openContractRun } from './execute/contract-run.ts';
import type { Attempt } from './execute/scenario/attempt.ts';
import type { ContractRunOptions } from './plan/contract-run-options.ts';
import type { LiveChoice } from './target/open-target.ts';

/** One request that a run would send. */
interface PlannedRequest {
  readonly method: string;
  /** Below the base URL, with the target's own ids. */
  readonly path: string;
  readonly caller: string;
  /** `valid`, `open`, or the refusal for which it should be refused. */
  readonly intent: string;
  readonly case: string | undefined;
}

/** What one scenario would send, or why it would not be tried. */
interface PlannedScenario {
  readonly requirement: string;
  readonly scenario: string;
  readonly rank: string;
  readonly requests: readonly PlannedRequest[];
  readonly untried: string | undefined;
}

/** Everything that a run on one target would send, as far as that can be told without sending. */
export interface RequestPlan {
  /** In the order of the run. */
  readonly scenarios: readonly PlannedScenario[];
  /** Requirements that would not be tried, each with the reason. */
  readonly untried: readonly (readonly [requirement: string, reason: string])[];
  /** Reads before the first write. */
  readonly preflight: number;
  /** Updates and reads that restore everybody. */
  readonly restore: number;
  readonly total: number;
}

/** Plans a run by carrying it out on the embedded mock, from the first read to the last, with the target's callers, test users, permissions and budget. Sends the target nothing. */
export async function planRequests(options: ContractRunOptions, live: LiveChoice): Promise<RequestPlan> {
  const state = mkdtempSync(join(tmpdir(), 'rolecall-plan-'));
  try {
    const target = { ...live, rehearsed: true, stateFolder: state, lockFolder: state };
    return await rehearse({ ...options, target }, live.target);
  } finally {
    rmSync(state, { recursive: true });
  }
}

async function rehearse(options: ContractRunOptions, target: Target): Promise<RequestPlan> {
  const run = await openContractRun(options);
  const rename = renaming(run.target, target);
  const scenarios: PlannedScenario[] = [];
  const onAttempt = ({ origin: { requirement, scenario }, exchanges, end, reason }: Attempt) =>
    scenarios.push({
      requirement: requirement.id,
      scenario: rename(scenario.name),
      rank: scenario.rank,
      requests: exchanges.map((one) => planned(one, rename)),
      untried: end === 'done' ? undefined : `${end}: ${reason ?? ''}`,
    });
  const verdicts = await run.judge({ onAttempt }).catch(async (cause) => {
    await run.finish();
    throw cause;
  });
  const { requests } = await run.finish();
  const untried = verdicts.flatMap((verdict): readonly (readonly [string, string])[] =>
    'reason' in verdict ? [[verdict.requirement, `${verdict.outcome}: ${verdict.reason}`]] : [],
  );
  const { preflight = 0, restore = 0, total = 0 } = requests ?? {};
  return { scenarios, untried, preflight, restore, total };
}

function planned({ request }: Exchange, rename: (text: string) => string): PlannedRequest {
  const { method, path, caller, intent } = request;
  return {
    method,
    path: rename(path),
    caller,
    intent: intent.kind === 'refusal' ? intent.refusal : intent.kind,
    case: request.case === undefined ? undefined : rename(request.case),
  };
}

/** Replaces the mock's own ids by the target's. */
function renaming(mock: Target, target: Target): (text: string) => string {
  const pairs: [string | undefined, string | undefined][] = mock.testUsers.map((id, index) => [
    id,
    target.testUsers[index],
  ]);
  for (const name of ['unknown', 'removed', 'foreign', 'lastOwner'] as const)
    pairs.push([mock.fixtures[name], target.fixtures[name]]);
  for (const name of ['admin', 'member', 'otherOrganization'] as const)
    pairs.push([mock.callers[name]?.userId, target.callers[name]?.userId]);
  pairs.push([mock.organization, target.organization]);
  const known = pairs.filter((pair): pair is [string, string] => pair[0] !== undefined && pair[1] !== undefined);
  return (text) =>
    known.reduce(
      (current, [own, theirs]) =>
        current.replaceAll(own, theirs).replaceAll(encodeURIComponent(own), encodeURIComponent(theirs)),
      text,
    );
}

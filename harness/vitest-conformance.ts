import { basename } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { HarnessError } from './errors.ts';
import type { Requirement } from './model/requirement.ts';
import type { Verdict } from './model/verdict.ts';
import { type ContractRun, openContractRun } from './run/execute/contract-run.ts';
import type { GateOptions } from './run/plan/gates.ts';
import { loadRequirements } from './run/plan/load-requirements.ts';
import { loadWaivers } from './run/plan/load-waivers.ts';
import type { RunOptions } from './run/plan/options.ts';
import { type PlannedRun, planRun } from './run/plan/plan-run.ts';
import { requirementIds } from './run/plan/requirement-ids.ts';
import { selectRequirements } from './run/plan/select-requirements.ts';
import { RunRollUp } from './run/record/run-roll-up.ts';
import { exitCodeOf } from './verdict/exit-code.ts';

/** What a suite of one contract is defined from: its name, or a target of the target file, and what `rolecall run` takes. */
export interface ConformanceOptions
  extends Omit<
    RunOptions,
    'contracts' | 'targets' | 'out' | 'workers' | 'shard' | 'onStart' | 'onProgress' | 'onStep' | keyof GateOptions
  > {
  readonly contract?: string;
  /** Where to send to; the embedded mock when absent. */
  readonly target?: string;
}

/**
 * Defines a suite with a test for each requirement of a contract, on the embedded mock or on a target of the target file. Vitest
 * chooses, shows and watches them like all tests. All that are chosen are tried together, breadth first; each test waits for its verdict.
 */
export function conformance({ contract, target, ...options }: ConformanceOptions): void {
  const name = [contract, target].filter(Boolean).join(' on ');
  // A second attempt would hide what a server does now and then; how long a run may take is the target's matter.
  describe(name, { retry: 0, timeout: 0, concurrent: false }, async () => {
    const all = await loadRequirements(options.suites);
    const [planned] = await planRun({
      ...options,
      ...(target === undefined ? {} : { targets: [target] }),
      ...(contract === undefined ? {} : { contracts: [contract] }),
    });
    const named = planned && basename(planned.options.folder);
    if (!planned || (contract ?? target) === undefined || (contract ?? named) !== named)
      throw new HarnessError(
        'USAGE',
        `the suite names the contract ${contract ?? 'none'}, the target ${target ?? 'none'}, which is for ${named}`,
        "type conformance({ contract: 'NAME' }), or conformance({ target: 'NAME' })",
      );
    define(planned, selectRequirements(all, options.grep), rollUp(all, options.waivers));
  });
}

function rollUp(all: readonly Requirement[], waivers: string | undefined): RunRollUp {
  const today = new Date().toISOString().slice(0, 10);
  // Which waivers must go, only a run of everything can tell: the command line does.
  return new RunRollUp({
    gates: { failOn: 'fail', minTried: [] },
    waivers: loadWaivers(all, waivers, requirementIds('client')),
    today,
    partial: true,
  });
}

function define({ name, options }: PlannedRun, requirements: readonly Requirement[], tally: RunRollUp): void {
  const interruption = new AbortController();
  const waiting = new Map(requirements.map(({ id }) => [id, Promise.withResolvers<Verdict>()]));
  let run: ContractRun | undefined;

  // The context parameter must be a destructuring pattern; the suite comes second.
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the pattern
  beforeAll(async ({}, suite) => {
    const selected = new Set(suite.tasks.flatMap((task) => (task.mode === 'run' ? [task.name] : [])));
    run = await openContractRun(options);
    const { mostSeconds } = run.target.requestRate;
    if (mostSeconds !== undefined) setTimeout(() => interruption.abort(), 1000 * mostSeconds).unref();
    const fail = (cause: unknown) => {
      for (const { promise, reject } of waiting.values()) {
        promise.catch(() => {});
        reject(cause);
      }
    };
    run
      .judge({
        requirements: run.requirements.filter(({ id }) => selected.has(id)),
        signal: interruption.signal,
        onVerdict: (given) => {
          const verdict = tally.take({ type: 'verdict', ...given });
          waiting.get(verdict.requirement)?.resolve(verdict);
        },
      })
      .then(() => fail(new Error('no verdict')), fail);
  }, 0);

  for (const { id } of requirements) {
    test(id, { retry: 0, timeout: 0 }, async ({ skip, signal }) => {
      signal.addEventListener('abort', () => interruption.abort());
      const verdict = (await waiting.get(id)?.promise) as Verdict;
      if (verdict.outcome === 'skipped') skip(verdict.reason);
      const text = whyRed(verdict);
      if (text !== undefined) throw new Error(text);
    });
  }

  afterAll(async () => {
    if (!run) return;
    tally.sumUp(await run.finish());
    const green = tally.verdicts.filter((verdict) => whyRed(verdict) === undefined);
    // What no single requirement tells: users who are not as before, a run that proves nothing.
    const { reasons } = exitCodeOf(green, tally.summaries);
    if (reasons.length > 0) throw new Error(`${name}: ${reasons.join('; ')}`);
  }, 0);
}

/** What a test says whose requirement is neither kept nor skipped. */
function whyRed(verdict: Verdict): string | undefined {
  switch (verdict.outcome) {
    case 'pass':
    case 'warn':
    case 'waived':
    case 'skipped':
      return undefined;
    case 'fail': {
      const lines = verdict.findings.map(
        ({ fact, expected, received, case: name }) =>
          `${fact}${name ? ` [${name}]` : ''}\n  expected ${expected}\n  received ${received}`,
      );
      return `${verdict.sentence}\n${lines.join('\n')}`;
    }
    case 'blocked':
    case 'error':
      return `${verdict.outcome}: ${verdict.reason}`;
  }
}

import type { Verdict } from '../model/verdict.ts';
import type { ContractRunOptions } from './execute/contract-run.ts';
import { findContractFolder } from './plan/find-contracts.ts';
import { defaultRuns, defaultSeed } from './plan/options.ts';

/** What a Vitest project provides to `suites/conformance.test.ts`: at least the contract's name. */
export type DoorOptions = { readonly contract: string } | ContractRunOptions;

/** What a test file is to run. Fills in the defaults of a plain `vitest --project NAME`. */
export async function resolveDoor(given: DoorOptions): Promise<ContractRunOptions> {
  if ('folder' in given) return given;
  return {
    folder: await findContractFolder(given.contract),
    target: { kind: 'mock' },
    seed: defaultSeed,
    runs: defaultRuns,
  };
}

/** Whether a verdict lets its test pass, and what the test says when not. */
export function describeVerdict(verdict: Verdict): { readonly green: boolean; readonly text: string } {
  switch (verdict.outcome) {
    case 'pass':
    case 'warn':
    case 'waived':
    case 'skipped':
      return { green: true, text: verdict.outcome };
    case 'fail': {
      const lines = verdict.findings.map(
        ({ fact, expected, received, case: name }) =>
          `${fact}${name ? ` [${name}]` : ''}\n  expected ${expected}\n  received ${received}`,
      );
      return { green: false, text: `${verdict.sentence}\n${lines.join('\n')}` };
    }
    case 'blocked':
    case 'error':
      return { green: false, text: `${verdict.outcome}: ${verdict.reason}` };
  }
}

declare module 'vitest' {
  interface TaskMeta {
    rolecall?: unknown;
  }
  interface ProvidedContext {
    rolecall: DoorOptions;
  }
}

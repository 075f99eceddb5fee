import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Teaches Vite's configuration type the field `test`.
import type {} from 'vitest/config';
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';
import type { RunSummary, RunVerdict } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';
import type { ContractRunOptions } from './contract-run.ts';
import { findContractFolder } from './find-contracts.ts';
import { defaultRuns, defaultSeed } from './options.ts';
import { codeRoot, packageRoot } from './package-root.ts';

/** What a Vitest project provides to `suites/conformance.test.ts`: at least the contract's name. */
export type DoorOptions = { readonly contract: string } | ContractRunOptions;

/** Signals that ask a run to end. */
const signals = ['SIGINT', 'SIGTERM'] as const;

/** In a worker: what the run was started with. Fills in the defaults of a plain `vitest --project NAME`. */
export async function resolveDoor(given: DoorOptions): Promise<ContractRunOptions> {
  if ('folder' in given) {
    // Ctrl-C reaches every process of the terminal. The main process cancels; the worker stays to restore users.
    for (const name of signals) process.on(name, () => {});
    return given;
  }
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

/** What stopped a project; `code` when it was a HarnessError. */
export interface BrokenBy {
  readonly message: string;
  readonly code?: unknown;
}

/** What comes through the door while it is open. */
export interface DoorEvents {
  readonly onVerdict: (verdict: RunVerdict, project: string) => void;
  readonly onSummary: (summary: RunSummary, project: string) => void;
  /** A project that could not go on, with the message of what stopped it. */
  readonly onBroken: (project: string, errors: readonly BrokenBy[]) => void;
}

/** Runs `suites/conformance.test.ts` once per named project through Vitest's Node API. */
export async function openDoor(
  projects: readonly { readonly name: string; readonly options: ContractRunOptions }[],
  workers: number,
  events: DoorEvents,
  signal?: AbortSignal,
): Promise<void> {
  const { startVitest } = await import('vitest/node');
  const extension = codeRoot === packageRoot ? 'ts' : 'js';
  let vitest: Vitest | undefined;
  const cancel = () => void vitest?.cancelCurrentRun('keyboard-input');
  const before = new Set(signals.flatMap((name) => process.listeners(name)));
  const reporter: Reporter = {
    // startVitest resolves only when all is over; who wants to cancel needs the instance before.
    onInit: (instance) => {
      vitest = instance;
      // Vitest ends the process a moment after a signal; a run must restore users and write its footer first.
      for (const name of signals)
        for (const listener of process.listeners(name)) if (!before.has(listener)) process.off(name, listener);
      if (signal?.aborted) cancel();
    },
    onTestCaseResult: (testCase: TestCase) => {
      const line = testCase.meta().rolecall;
      // The door's own test wrote it: suites/conformance.test.ts.
      if (line) events.onVerdict(line as RunVerdict, testCase.project.name);
      else if (testCase.result().state === 'failed')
        events.onBroken(testCase.project.name, testCase.result().errors ?? []);
    },
    onTestModuleEnd: (module: TestModule) => {
      const summary = module.meta().rolecall;
      if (summary) events.onSummary(summary as RunSummary, module.project.name);
      else events.onBroken(module.project.name, module.errors());
    },
  };
  // Each contract has a process of its own, and all load the same code: what one has compiled the next finds.
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache');
  const exitCode = process.exitCode;
  signal?.addEventListener('abort', cancel);
  try {
    await startVitest(
      [],
      {
        config: false,
        watch: false,
        root: packageRoot,
        reporters: [reporter],
        maxWorkers: workers,
        fileParallelism: workers > 1,
      },
      {
        test: {
          projects: projects.map(({ name, options }) => ({
            root: packageRoot,
            test: {
              name,
              include: [join(codeRoot, `suites/conformance.test.${extension}`)],
              exclude: [],
              pool: 'forks' as const,
              testTimeout: 0,
              hookTimeout: 0,
              teardownTimeout: 60_000,
              experimental: { viteModuleRunner: false },
              provide: { rolecall: options },
            },
          })),
        },
      },
    );
  } finally {
    signal?.removeEventListener('abort', cancel);
    await vitest?.close();
    // Vitest sets it for failed tests; a run has its own exit codes.
    process.exitCode = exitCode;
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

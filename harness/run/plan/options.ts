import type { RunHeader, RunVerdict, Shard } from '../../model/run.ts';
import type { Outcome } from '../../model/verdict.ts';
import type { MockChoice } from '../target/open-target.ts';
import type { GateOptions } from './gates.ts';

/** What `rolecall run` takes. Everything is optional: the default is all contracts of the package on the embedded mock. */
export interface RunOptions extends GateOptions {
  /** Contracts by name; default all found. */
  readonly contracts?: readonly string[];
  /** Targets of the target file by name; default the embedded mock. */
  readonly targets?: readonly string[];
  readonly targetFile?: string;
  /** Further folders of contracts, searched before the package's own. */
  readonly specs?: readonly string[];
  /** Where the record and the reports go; default `reports/out`. */
  readonly out?: string;
  readonly seed?: number;
  /** Random cases of each kind and contract. */
  readonly runs?: number;
  /** Only the first pass: one deciding scenario of each requirement and refusal. */
  readonly fast?: boolean;
  /** Only requirements whose id matches. */
  readonly grep?: string;
  /** How the embedded mock is to behave. */
  readonly mock?: Omit<MockChoice, 'kind'>;
  readonly allowExternalRefs?: boolean;
  /** Folders with requirements of the user's own, run beside ours. */
  readonly suites?: readonly string[];
  readonly allowPlainSecrets?: boolean;
  /** Where locks and journals of live targets are kept; default one place for this user of the machine. */
  readonly state?: string;
  /** Contracts at once. */
  readonly workers?: number;
  /** File of known failures; default `rolecall.waivers.yaml`, found upwards. */
  readonly waivers?: string;
  /** Only this part of the run. */
  readonly shard?: Shard;
  /** The run is about to begin: what it was given is known. */
  readonly onStart?: (header: RunHeader) => void;
  readonly onProgress?: (progress: Progress) => void;
  /** Some times a second, while requests are sent. */
  readonly onStep?: (step: RunStep) => void;
  /** The users of a live target are about to be restored. */
  readonly onRestore?: (restoring: Restoring) => void;
}

/** Who is about to be restored, and about how many requests that takes. */
export interface Restoring {
  readonly target: string;
  readonly users: number;
  readonly requests: number;
}

/** One verdict came in. */
export interface Progress {
  readonly verdict: RunVerdict;
  /** Verdicts so far and expected, over all contracts. */
  readonly done: number;
  readonly of: number;
}

/** How far a run has come. */
export interface RunStep {
  /** What was tried last. */
  readonly contract: string;
  readonly requirement: string;
  /** Requests sent so far. */
  readonly requests: number;
  /** Requests that the budgets of the live targets still have; absent without a budget. */
  readonly left?: number;
  /** The part of what is planned that is done, from 0 to 1. */
  readonly part: number;
  /** Seconds to go at the speed that the targets have shown; absent before they have shown one. */
  readonly secondsLeft?: number;
}

/** How a run ended. */
export interface RunResult {
  readonly exitCode: 0 | 1 | 2 | 3 | 4 | 5;
  readonly reasons: readonly string[];
  /** What is worth telling and decides nothing. */
  readonly told: readonly string[];
  readonly counts: Readonly<Partial<Record<Outcome, number>>>;
  /** The record and the reports that were written. */
  readonly files: readonly string[];
}

/** Random cases of each kind that a default run tries, per contract. */
export const defaultRuns = 500;
/** The same for a live target: named cases decide most. */
export const liveRuns = 20;
/** Seed of a run that names none: the same cases every day. */
export const defaultSeed = 20_261_120;

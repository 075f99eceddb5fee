import { redactorOf } from '../../exchange/redact.ts';
import type { Contract } from '../../model/contract.ts';
import type { Gates, RunContract, RunHeader } from '../../model/run.ts';
import type { WaiverFile } from '../../model/waiver.ts';
import { defaultRuns, defaultSeed, type RunOptions } from '../plan/options.ts';
import { readVersion } from '../plan/package-root.ts';
import type { PlannedRun } from '../plan/plan-run.ts';

/** What a record begins with. */
interface HeaderFacts {
  readonly options: RunOptions;
  readonly projects: readonly PlannedRun[];
  readonly contracts: readonly Contract[];
  readonly waivers: WaiverFile | undefined;
  readonly gates: Gates;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** The record's first line: everything that is needed to trace the run, and to judge it again. */
export function runHeader({ options, projects, contracts, waivers, gates, startedAt }: HeaderFacts): RunHeader {
  return {
    type: 'header',
    format: 1,
    tool: { name: 'rolecall', version: readVersion() },
    contracts: [...new Map(contracts.map((contract) => [contract.id, describeContract(contract)])).values()],
    targets: describeTargets(projects),
    seed: options.seed ?? defaultSeed,
    options: {
      runs: projects[0]?.options.runs ?? defaultRuns,
      ...(options.fast ? { fast: true } : {}),
      ...(options.grep === undefined ? {} : { grep: options.grep }),
      ...(options.specs ? { specs: options.specs } : {}),
      ...(options.suites ? { suites: options.suites } : {}),
      ...(options.targetFile === undefined ? {} : { targetFile: options.targetFile }),
      ...(options.mock ? { mock: options.mock } : {}),
    },
    ...(options.shard ? { shard: options.shard } : {}),
    ...(waivers ? { waivers } : {}),
    gates,
    startedAt: new Date(startedAt).toISOString(),
  };
}

/** A contract as a record names it. */
export function describeContract({ id, title, page, version, update, document }: Contract): RunContract {
  return {
    id,
    title,
    ...(page === undefined ? {} : { page }),
    version,
    operation: update.id,
    digest: document.digest,
    ...(document.retrieved === undefined ? {} : { retrieved: document.retrieved }),
  };
}

function describeTargets(projects: readonly PlannedRun[]): RunHeader['targets'] {
  const targets = projects.map(({ options }) => options.target);
  const live = targets.flatMap((choice) => (choice.kind === 'live' ? [choice.target] : []));
  const mock = {
    name: 'mock',
    kind: 'mock' as const,
    baseUrl: 'the embedded mock',
    callers: ['admin', 'member', 'otherOrganization'],
  };
  return [
    ...(live.length < targets.length ? [mock] : []),
    ...live.map((target) => ({
      name: target.name,
      kind: target.kind,
      baseUrl: redactorOf(target)(target.baseUrl),
      callers: Object.keys(target.callers),
    })),
  ];
}

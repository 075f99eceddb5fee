import { HarnessError } from '../../errors.ts';
import type { Requirement, Scenario, TryingRequirement } from '../../model/requirement.ts';
import type { CountedSummary, RunVerdict } from '../../model/run.ts';
import type { Verdict } from '../../model/verdict.ts';
import { openContractRun } from '../execute/contract-run.ts';
import { loadRequirements } from '../plan/load-requirements.ts';
import type { RunOptions } from '../plan/options.ts';
import { type PlannedRun, planRun } from '../plan/plan-run.ts';
import { selectRequirements } from '../plan/select-requirements.ts';
import { exitCodeOfError } from '../record/exit-code-of-error.ts';
import { readRecord } from '../record/publish-reports.ts';
import { compareReplay, couldNot, type ReplayResponse } from './compare-replay.ts';
import { parseKey, type ReplayKey } from './parse-key.ts';

/** What `rolecall replay` takes. */
export interface ReplayOptions
  extends Pick<
    RunOptions,
    'targetFile' | 'specs' | 'seed' | 'runs' | 'mock' | 'allowExternalRefs' | 'allowPlainSecrets' | 'state' | 'suites'
  > {
  readonly contract?: string;
  readonly target?: string;
  /** `run.jsonl` that the key comes from: seed, runs, target and mock are those of it unless named here. */
  readonly record?: string;
}

/** A response, and what else is to be told. */
interface Replayed extends ReplayResponse {
  readonly told: readonly string[];
}

/**
 * Tries one failure again.
 * @throws HarnessError for what the user can fix; a target that cannot be reached is a response.
 */
export async function replay(text: string, options: ReplayOptions, signal?: AbortSignal): Promise<Replayed> {
  const key = parseKey(text, options.contract);
  const recorded = options.record === undefined ? undefined : await findRecorded(key, options.record, options.target);
  const [project] = await planRun(plan(key, options, recorded));
  const requirement = (await loadRequirements(options.suites)).find(({ id }) => id === key.requirement);
  // The pattern names nothing: the error has the nearest id.
  if (!requirement) selectRequirements(await loadRequirements(options.suites), key.requirement);
  if (!project || !requirement)
    throw new HarnessError(
      'REQUIREMENT_UNKNOWN',
      `no requirement is named "${key.requirement}"`,
      'rolecall explain lists all',
    );
  try {
    const { verdict, ran, known, summary } = await tryAgain(project, key, requirement, signal);
    const response = compareReplay(verdict, { scenario: key.scenario, ran, known, codes: recorded?.codes });
    return withRestore(response, summary);
  } catch (cause) {
    if (cause instanceof HarnessError && exitCodeOfError(cause) >= 3 && exitCodeOfError(cause) !== 4)
      return { ...couldNot(cause.message), told: [] };
    throw cause;
  }
}

interface Recorded {
  readonly seed: number;
  readonly runs: number | undefined;
  readonly mock: RunOptions['mock'] | undefined;
  readonly target: string | undefined;
  readonly codes: readonly string[];
}

async function findRecorded(key: ReplayKey, file: string, target: string | undefined): Promise<Recorded> {
  const { header, verdicts } = await readRecord(file);
  const about = verdicts.filter(
    (one) => one.contract === key.contract && one.requirement.replace(/:.*/s, '') === key.requirement,
  );
  // What was seen on one target may be asked of another.
  const verdict = about.find((one) => one.target === target) ?? about[0];
  if (!verdict) {
    const fact = `${file} has no verdict on ${key.contract}/${key.requirement}`;
    throw new HarnessError('USAGE', fact, 'name the record that the key comes from');
  }
  const live = header.targets.find(({ name }) => name === verdict.target)?.kind === 'live';
  // The record's schema leaves options open; only what rolecall run writes is read.
  const { runs, mock } = header.options as { readonly runs?: number; readonly mock?: RunOptions['mock'] };
  return {
    seed: header.seed,
    runs,
    mock,
    target: live ? verdict.target : undefined,
    codes: codesOf(verdict, key.scenario),
  };
}

function codesOf(verdict: RunVerdict, name: string | undefined): readonly string[] {
  if (!('findings' in verdict)) return [];
  const own = verdict.findings.filter(
    (finding) =>
      finding.kind !== 'note' && (name === undefined || finding.scenario === undefined || finding.scenario === name),
  );
  return [...new Set(own.map(({ code }) => code))];
}

function plan(key: ReplayKey, options: ReplayOptions, recorded: Recorded | undefined): RunOptions {
  const { contract: _, target: named, record: __, ...own } = options;
  const target = named ?? recorded?.target;
  const mock = options.mock ?? recorded?.mock;
  const [seed, runs] = [options.seed ?? recorded?.seed, options.runs ?? recorded?.runs];
  return {
    ...own,
    ...(target === undefined ? { contracts: [key.contract] } : { targets: [target] }),
    ...(mock ? { mock } : {}),
    ...(seed === undefined ? {} : { seed }),
    ...(runs === undefined ? {} : { runs }),
  };
}

/** Runs the scenario of the key, or all of the requirement; what judges every response is shown all scenarios of the run. */
async function tryAgain(
  { options }: PlannedRun,
  key: ReplayKey,
  requirement: Requirement,
  signal: AbortSignal | undefined,
): Promise<{
  readonly verdict: Verdict;
  readonly ran: boolean;
  readonly known: readonly string[];
  readonly summary: CountedSummary;
}> {
  const judges = requirement.kind === 'judge';
  const [sender, name] = judges ? splitKey(key.scenario) : [requirement.id, key.scenario];
  const run = await openContractRun(judges ? options : { ...options, grep: key.requirement });
  let ran = false;
  const known: string[] = [];
  let verdict: Verdict | undefined;
  let summary: CountedSummary;
  try {
    if (run.contract.id !== key.contract) {
      const fact = `the target is for the contract ${run.contract.id}, the key names ${key.contract}`;
      throw new HarnessError('USAGE', fact, 'name a target of the same contract with --target NAME');
    }
    const isSending = ({ id, kind }: Requirement) => kind === 'try' && (sender === undefined || sender === id);
    const requirements = run.requirements.filter((one) => one.id === requirement.id || isSending(one));
    const only = (_requirement: TryingRequirement, scenario: Scenario) => {
      const isAsked = name === undefined || scenario.name === name;
      ran ||= isAsked;
      known.push(scenario.name);
      return isAsked;
    };
    verdict = (await run.judge({ requirements, only, signal })).find((one) => one.requirement === requirement.id);
  } finally {
    summary = await run.finish();
  }
  if (!verdict) throw new HarnessError('INTERNAL', `${key.requirement} was not judged`, 'report it');
  return { verdict, ran, known, summary };
}

/** `requirement#scenario`, as findings about responses name what they were sent for. */
function splitKey(scenario: string | undefined): readonly [string | undefined, string | undefined] {
  const [, sender, name] = /^([a-z0-9-]+\.[a-z0-9-]+)#(.*)$/s.exec(scenario ?? '') ?? [];
  return [sender, name];
}

function withRestore(response: ReplayResponse, { restore }: CountedSummary): Replayed {
  const told = (restore?.failed ?? []).map(
    ({ testUser, reason, request }) => `${testUser} was not restored: ${reason}; ${request}`,
  );
  return told.length > 0 && response.exitCode === 0 ? { ...response, exitCode: 1, told } : { ...response, told };
}

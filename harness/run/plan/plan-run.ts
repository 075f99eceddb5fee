import { resolve } from 'node:path';
import { didYouMean } from '../../domain/nearest-names.ts';
import { HarnessError } from '../../errors.ts';
import { stateHome } from '../../safety/server-of.ts';
import { findTargetFile } from '../../target/find-target-file.ts';
import { readTarget } from '../../target/read-target.ts';
import { type LiveChoice, namedFaults } from '../target/open-target.ts';
import type { ContractRunOptions } from './contract-run-options.ts';
import { allContracts, findContractFolder, findContracts } from './find-contracts.ts';
import { defaultRuns, defaultSeed, liveRuns, type RunOptions } from './options.ts';

/** One contract against one target. */
export interface PlannedRun {
  /** Name of the Vitest project. */
  readonly name: string;
  readonly options: ContractRunOptions;
}

/** One project per contract and target, with everything that its worker needs. */
export async function planRun(options: RunOptions): Promise<readonly PlannedRun[]> {
  const common = {
    seed: options.seed ?? defaultSeed,
    ...(options.fast ? { fast: true } : {}),
    ...(options.grep === undefined ? {} : { grep: options.grep }),
    ...(options.allowExternalRefs === undefined ? {} : { allowExternalRefs: options.allowExternalRefs }),
    ...(options.suites === undefined ? {} : { suites: options.suites.map((folder) => resolve(folder)) }),
  };
  if (options.targets) {
    return Promise.all(
      [...new Set(options.targets)].map(async (name) => {
        const { contract, choice } = await openTargetFile(name, options);
        requireNamed(name, contract, options.contracts);
        const folder = await findContractFolder(contract, options.specs);
        return {
          name: `${contract} on ${name}`,
          options: { ...common, runs: options.runs ?? liveRuns, folder, target: choice },
        };
      }),
    );
  }
  // A fault that there is not is a mistake in the command, told before anything starts.
  await namedFaults(options.mock?.faults ?? []);
  const all = options.contracts?.includes(allContracts) ?? false;
  const ids =
    all || options.contracts === undefined
      ? (await findContracts(options.specs, all)).map(({ id }) => id)
      : options.contracts;
  return Promise.all(
    [...new Set(ids)].map(async (id) => ({
      name: id,
      options: {
        ...common,
        runs: options.runs ?? defaultRuns,
        folder: await findContractFolder(id, options.specs),
        target: { kind: 'mock' as const, ...options.mock },
      },
    })),
  );
}

/** A target is of one contract: with others named, it is not what was meant. */
function requireNamed(name: string, contract: string, named: readonly string[] | undefined): void {
  if (named === undefined || named.includes(contract) || named.includes(allContracts)) return;
  const fact = `target "${name}" is of the contract ${contract}, and --contract names ${named.join(', ')}`;
  throw new HarnessError('USAGE', fact, `leave --contract out, or name a target of ${named[0]}; nothing was sent`);
}

/** A target of the target file, its secrets filled in, and the contract it is for. */
export async function openTargetFile(
  name: string,
  options: RunOptions,
): Promise<{ readonly contract: string; readonly choice: LiveChoice }> {
  const file = findTargetFile(process.cwd(), options.targetFile);
  const names = Object.keys(file.targets);
  if (!names.includes(name)) {
    throw new HarnessError(
      'TARGET_INVALID',
      `${file.file} has no target "${name}"; it has ${names.join(', ')}`,
      didYouMean(name, names),
    );
  }
  const target = readTarget(file, name, {
    environment: process.env,
    allowPlainSecrets: options.allowPlainSecrets ?? false,
  });
  const stateFolder = resolve(options.state ?? stateHome(process.env));
  const restoreLine = restoreLineOf(name, options);
  return {
    contract: file.targets[name]?.contract ?? '',
    choice: { kind: 'live', target, stateFolder, lockFolder: stateHome(process.env), restoreLine },
  };
}

/** The line that restores, as it has to be typed after a run with these options. */
function restoreLineOf(name: string, { targetFile, state, allowPlainSecrets }: RunOptions): string {
  const words = [
    `rolecall restore --target ${name}`,
    ...(targetFile === undefined ? [] : [`--targets ${targetFile}`]),
    ...(state === undefined ? [] : [`--state ${state}`]),
    ...(allowPlainSecrets === true ? ['--allow-plain-secrets'] : []),
  ];
  return words.join(' ');
}

/** The budgets of all targets together; undefined when one of them has none. */
export function plannedBudget(runs: readonly PlannedRun[]): number | undefined {
  const budgets = runs.map(({ options: { target } }) =>
    target.kind === 'live' ? target.target.requestRate.budget : 0,
  );
  return budgets.includes(0) ? undefined : budgets.reduce((sum, budget) => sum + budget, 0);
}

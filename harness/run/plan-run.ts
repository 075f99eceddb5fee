import type { ContractRunOptions } from './contract-run.ts';
import { findContractFolder, findContracts } from './find-contracts.ts';
import { defaultRuns, defaultSeed, type RunOptions } from './options.ts';

/** One project per contract and target, with everything that its worker needs. */
export async function planRun(
  options: RunOptions,
): Promise<readonly { readonly name: string; readonly options: ContractRunOptions }[]> {
  const common = {
    seed: options.seed ?? defaultSeed,
    runs: options.runs ?? defaultRuns,
    ...(options.only === undefined ? {} : { only: options.only }),
    ...(options.allowOutside === undefined ? {} : { allowOutside: options.allowOutside }),
  };
  const ids = options.contracts ?? (await findContracts(options.specs)).map(({ id }) => id);
  return Promise.all(
    [...new Set(ids)].map(async (id) => ({
      name: id,
      options: {
        ...common,
        folder: await findContractFolder(id, options.specs),
        target: { kind: 'mock' as const, ...options.mock },
      },
    })),
  );
}

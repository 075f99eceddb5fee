import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listContracts } from '../../contract/list-contracts.ts';
import { didYouMean } from '../../domain/nearest-names.ts';
import { HarnessError } from '../../errors.ts';
import { specsDirectory } from './package-root.ts';

/** The name that stands for every contract there is, the catalogue's too. */
export const allContracts = 'all';

/** Every contract folder in the given folders and the package's own; the first of a name wins. `catalogue`: those that nobody has tried live too. */
export async function findContracts(
  directories: readonly string[] = [],
  catalogue = false,
): Promise<readonly { readonly id: string; readonly folder: string }[]> {
  const found = await listContracts([
    ...directories,
    specsDirectory,
    ...(catalogue ? [join(specsDirectory, 'catalogue')] : []),
  ]);
  return [...new Map([...found].reverse().map((contract) => [contract.id, contract])).values()].sort((one, other) =>
    one.id.localeCompare(other.id, 'en'),
  );
}

/**
 * The folder of the contract with this name: in the given folders, among the package's own, else in `specs/` of the working folder,
 * where `init` writes it.
 * @throws HarnessError CONTRACT_UNKNOWN with the didYouMean name.
 */
export async function findContractFolder(id: string, directories: readonly string[] = []): Promise<string> {
  const contracts = await findContracts(directories, true);
  const found = contracts.find((contract) => contract.id === id);
  if (found) return found.folder;
  const own = resolve('specs', id);
  if (/^[\w.-]+$/.test(id) && existsSync(join(own, 'profile.yaml'))) return own;
  throw new HarnessError(
    'CONTRACT_UNKNOWN',
    `no contract is named "${id}"`,
    `${didYouMean(
      id,
      contracts.map((contract) => contract.id),
    )} --specs DIR adds folders of your own`,
  );
}

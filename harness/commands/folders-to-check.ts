import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findContracts } from '../run/plan/find-contracts.ts';

/**
 * The folders of contracts that some names mean: a contract's own, those inside a folder of contracts, one of `specs/` or of the
 * package by its name alone. What a shell's star names beside them (a schema, a vendor's folder) is passed over.
 */
export async function foldersToCheck(names: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) found.push(...(await foldersOf(name, names.length > 1)));
  return [...new Set(found)];
}

async function foldersOf(name: string, isOneOfSeveral: boolean): Promise<readonly string[]> {
  if (isContract(name)) return [name];
  if (!existsSync(name)) {
    const own = join('specs', name);
    if (isContract(own)) return [own];
    const known = (await findContracts([], true)).find(({ id }) => id === name);
    return [known?.folder ?? name];
  }
  if (!statSync(name).isDirectory()) return isOneOfSeveral ? [] : [name];
  const inside = readdirSync(name)
    .map((each) => join(name, each))
    .filter(isContract)
    .sort();
  const isVendor = existsSync(join(name, 'vendor.yaml'));
  return inside.length > 0 || (isVendor && isOneOfSeveral) ? inside : [name];
}

function isContract(folder: string): boolean {
  return existsSync(join(folder, 'profile.yaml'));
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HarnessError } from '../errors.ts';
import type { ClientRequirement } from '../model/client.ts';
import { codeRoot } from '../run/plan/package-root.ts';

/**
 * Every requirement of clients, found by being a file in `suites/client/<family>/`.
 * @throws HarnessError REQUIREMENT_INVALID when a file's requirement has another id than its place.
 */
export async function loadClientRequirements(
  directory = join(codeRoot, 'suites/client'),
): Promise<readonly ClientRequirement[]> {
  const found: ClientRequirement[] = [];
  for (const family of (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isDirectory())) {
    for (const file of (await readdir(join(directory, family.name))).sort()) {
      if (!/\.[jt]s$/.test(file) || /\.(test|d)\.[jt]s$/.test(file)) continue;
      found.push(await loadOne(join(directory, family.name, file), `${family.name}.${file.slice(0, -3)}`));
    }
  }
  return found.sort((one, other) => rank(one) - rank(other));
}

async function loadOne(file: string, expected: string): Promise<ClientRequirement> {
  // The folder is the register: what is there is checked right below.
  const { default: requirement } = (await import(pathToFileURL(file).href)) as { default?: ClientRequirement };
  if (requirement?.id === expected && requirement.kind === 'client') return requirement;
  throw new HarnessError(
    'REQUIREMENT_INVALID',
    `${file} must export a client requirement with id "${expected}", but its id is ${JSON.stringify(requirement?.id)}`,
    `set id: '${expected}' and kind: 'client', or move the file to the folder and name of its id`,
  );
}

const families = ['request', 'response', 'refusal', 'rate-limit', 'retry', 'redirect', 'deadline', 'paging', 'state'];

function rank({ id }: ClientRequirement): number {
  const place = families.indexOf(id.split('.')[0] ?? '');
  return place < 0 ? families.length : place;
}

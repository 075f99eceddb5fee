import { HarnessError } from '../errors.ts';
import type { ClientRequirement } from '../model/client.ts';
import { houseFiles, type PlugInFile } from '../plug-in-files.ts';

/**
 * Every requirement of clients, found by being a file in `suites/client/<family>/`.
 * @throws HarnessError REQUIREMENT_INVALID when a file's requirement has another id than its place.
 */
export async function loadClientRequirements(): Promise<readonly ClientRequirement[]> {
  const files = houseFiles('suites/client').filter(({ name }) => name.includes('/'));
  const found = await Promise.all(files.map(loadOne));
  return found.sort((one, other) => rank(one) - rank(other));
}

async function loadOne({ name, load }: PlugInFile): Promise<ClientRequirement> {
  const expected = name.replace('/', '.');
  // The folder is the register: what is there is checked right below.
  const { default: requirement } = (await load()) as { default?: ClientRequirement };
  if (requirement?.id === expected && requirement.kind === 'client') return requirement;
  throw new HarnessError(
    'REQUIREMENT_INVALID',
    `suites/client/${name} must export a client requirement with id "${expected}", but its id is ${JSON.stringify(requirement?.id)}`,
    `set id: '${expected}' and kind: 'client', or move the file to the folder and name of its id`,
  );
}

const families = ['request', 'response', 'refusal', 'rate-limit', 'retry', 'redirect', 'deadline', 'paging', 'state'];

function rank({ id }: ClientRequirement): number {
  const place = families.indexOf(id.split('.')[0] ?? '');
  return place < 0 ? families.length : place;
}

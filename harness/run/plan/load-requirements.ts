import { resolve } from 'node:path';
import { HarnessError } from '../../errors.ts';
import type { Requirement } from '../../model/requirement.ts';
import { filesIn, houseFiles, type PlugInFile } from '../../plug-in-files.ts';

/** Folders below `suites/` that hold no requirement. */
const sharedFolders = new Set(['steps', 'client']);

/**
 * Every requirement, ours and those in further folders, found by its file being there, in the order in which a run begins with them: those that send, the early
 * ones first, then those that judge every response, then those that examine the document.
 */
export async function loadRequirements(further: readonly string[] = []): Promise<readonly Requirement[]> {
  const found = new Map<string, Requirement>();
  const folders = [
    { folder: 'suites', files: houseFiles('suites') },
    ...further.map((folder) => ({ folder: resolve(folder), files: filesOf(resolve(folder)) })),
  ];
  for (const { folder, files } of folders) {
    for (const requirement of await Promise.all(
      files.filter(isOfServer).map((file) => loadRequirement(file, folder)),
    )) {
      if (found.has(requirement.id)) throw twice(requirement.id, folder);
      found.set(requirement.id, requirement);
    }
  }
  return [...found.values()].sort(
    (one, other) => stage(one) - stage(other) || lateness(one) - lateness(other) || familyRank(one) - familyRank(other),
  );
}

/** A requirement is one folder deep: that of its family. */
export function isOfServer({ name }: PlugInFile): boolean {
  const [family = '', ...inside] = name.split('/');
  return inside.length === 1 && !sharedFolders.has(family);
}

function filesOf(directory: string): readonly PlugInFile[] {
  try {
    return filesIn(directory);
  } catch (cause) {
    const hint = 'name a folder with --suites that has a folder for each family, see docs/write-a-requirement.md';
    throw new HarnessError('USAGE', `there is no folder of requirements ${directory}`, hint, { cause });
  }
}

function twice(id: string, directory: string): HarnessError {
  return new HarnessError('REQUIREMENT_INVALID', `${directory} has a second requirement ${id}`, 'give it another name');
}

async function loadRequirement({ name, load }: PlugInFile, folder: string): Promise<Requirement> {
  const expected = name.replace('/', '.');
  // The folder is the register: what stands there is checked right below.
  const { default: requirement } = (await load()) as { default?: Requirement };
  if (requirement?.id === expected) return requirement;
  throw new HarnessError(
    'REQUIREMENT_INVALID',
    `${folder}/${name} must export a requirement with id "${expected}", but its id is ${JSON.stringify(requirement?.id)}`,
    `set id: '${expected}', or move the file to the folder and name of its id`,
  );
}

const stages: readonly Requirement['kind'][] = ['try', 'judge', 'examine'];

function stage({ kind }: Requirement): number {
  return stages.indexOf(kind);
}

function lateness(requirement: Requirement): number {
  return requirement.kind === 'try' && requirement.early ? ['first', 'soon'].indexOf(requirement.early) : 2;
}

const families = ['accept', 'access', 'reject', 'missing', 'conflict', 'concurrency', 'protocol', 'rate-limit'];

function familyRank(requirement: Requirement): number {
  const rank = families.indexOf(requirement.id.split('.')[0] ?? '');
  return rank < 0 ? families.length : rank;
}

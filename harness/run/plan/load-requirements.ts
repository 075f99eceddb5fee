import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HarnessError } from '../../errors.ts';
import type { Requirement } from '../../model/requirement.ts';
import { codeRoot } from './package-root.ts';

/** Folders below `suites/` that hold no requirement. */
const sharedFolders = new Set(['steps', 'client']);

/**
 * Every requirement, ours and those in further folders, found by its file being there, in the order in which a run begins with them: those that send, the early
 * ones first, then those that judge every response, then those that examine the document.
 */
export async function loadRequirements(further: readonly string[] = []): Promise<readonly Requirement[]> {
  const found = new Map<string, Requirement>();
  for (const directory of [join(codeRoot, 'suites'), ...further.map((folder) => resolve(folder))]) {
    for (const family of familiesIn(directory)) {
      for (const file of readdirSync(join(directory, family)).sort()) {
        if (!/\.[jt]s$/.test(file) || /\.(test|d)\.[jt]s$/.test(file)) continue;
        const requirement = await loadRequirement(join(directory, family, file), `${family}.${file.slice(0, -3)}`);
        if (found.has(requirement.id)) throw twice(requirement.id, directory);
        found.set(requirement.id, requirement);
      }
    }
  }
  return [...found.values()].sort(
    (one, other) => stage(one) - stage(other) || lateness(one) - lateness(other) || familyRank(one) - familyRank(other),
  );
}

function familiesIn(directory: string): readonly string[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && !sharedFolders.has(entry.name)).map(({ name }) => name);
  } catch (cause) {
    const hint = 'name a folder with --suites that has a folder for each family, see docs/write-a-requirement.md';
    throw new HarnessError('USAGE', `there is no folder of requirements ${directory}`, hint, { cause });
  }
}

function twice(id: string, directory: string): HarnessError {
  return new HarnessError('REQUIREMENT_INVALID', `${directory} has a second requirement ${id}`, 'give it another name');
}

async function loadRequirement(file: string, expected: string): Promise<Requirement> {
  // The folder is the register: what stands there is checked right below.
  const { default: requirement } = (await import(pathToFileURL(file).href)) as {
    default?: Requirement;
  };
  if (requirement?.id === expected) return requirement;
  throw new HarnessError(
    'REQUIREMENT_INVALID',
    `${file} must export a requirement with id "${expected}", but its id is ${JSON.stringify(requirement?.id)}`,
    `set id: '${expected}', or move the file to the folder and name of its id`,
  );
}

const stages: readonly Requirement['kind'][] = ['try', 'judge', 'examine'];

function stage({ kind }: Requirement): number {
  return stages.indexOf(kind);
}

function lateness(requirement: Requirement): number {
  return requirement.kind === 'try' && requirement.early ? 0 : 1;
}

const families = ['accept', 'access', 'reject', 'missing', 'conflict', 'concurrency', 'protocol', 'rate-limit'];

function familyRank(requirement: Requirement): number {
  const rank = families.indexOf(requirement.id.split('.')[0] ?? '');
  return rank < 0 ? families.length : rank;
}

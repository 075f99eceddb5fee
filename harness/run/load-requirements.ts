import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HarnessError } from '../errors.ts';
import type { Requirement } from '../model/requirement.ts';
import { codeRoot } from './package-root.ts';

/** Folders below `suites/` that hold no requirement. */
const sharedFolders = new Set(['steps', 'client']);

/**
 * Every requirement, found by its file being there, in the order in which a run begins with them: those that send, the early
 * ones first, then those that judge every response, then those that examine the document.
 */
export async function loadRequirements(directory = join(codeRoot, 'suites')): Promise<readonly Requirement[]> {
  const found: Requirement[] = [];
  for (const family of (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isDirectory())) {
    if (sharedFolders.has(family.name)) continue;
    for (const file of (await readdir(join(directory, family.name))).sort()) {
      if (!/\.[jt]s$/.test(file) || /\.(test|d)\.[jt]s$/.test(file)) continue;
      found.push(await loadRequirement(join(directory, family.name, file), `${family.name}.${file.slice(0, -3)}`));
    }
  }
  return found.sort(
    (one, other) => stage(one) - stage(other) || lateness(one) - lateness(other) || familyRank(one) - familyRank(other),
  );
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

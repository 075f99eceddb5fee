import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../errors.ts';
import { shown } from './read-source.ts';

/** The contracts in some folders: each folder inside them that has a `profile.yaml`, by name; the first of a name wins. */
export async function listContracts(dirs: readonly string[]): Promise<readonly { id: string; folder: string }[]> {
  const found = new Map<string, string>();
  for (const dir of dirs) {
    for (const id of namesIn(dir)) {
      const folder = join(dir, id);
      if (!found.has(id) && existsSync(join(folder, 'profile.yaml'))) found.set(id, folder);
    }
  }
  return [...found].map(([id, folder]) => ({ id, folder })).sort((one, other) => (one.id < other.id ? -1 : 1));
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch (cause) {
    throw new HarnessError('DOCUMENT_UNREADABLE', `cannot read the folder ${shown(dir)}`, `type ls ${shown(dir)}`, {
      cause,
    });
  }
}

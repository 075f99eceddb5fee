import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '../../errors.ts';

/** Folder that holds this package's `package.json`: the checkout, or the installed package. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Folder of the contracts that come with the package. */
export const specsDirectory: string = join(packageRoot, 'specs');

/** Version of this package. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  return version;
}

function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) {
      throw new HarnessError('INTERNAL', `no package.json above ${from}`, 'install the package again');
    }
  }
}

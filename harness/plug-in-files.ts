import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuiltFolder, builtPlugIns } from './built-plug-ins.ts';

/** A file that is found by being there. */
export interface PlugInFile {
  /** From the folder it is in, with `/` and without its ending. */
  readonly name: string;
  readonly load: () => Promise<{ readonly default?: unknown }>;
}

/** Folders of the house whose files are plug-ins. */
export type PlugInFolder = 'suites' | 'suites/client' | 'harness/mock/faults' | 'reports/formats';

/** Every plug-in in a folder of the house and the folders inside it, in the order of their names. */
export function houseFiles(folder: PlugInFolder): readonly PlugInFile[] {
  const built: BuiltFolder | undefined = builtPlugIns?.[folder];
  if (!built) return filesIn(join(import.meta.dirname, '..', folder));
  let modules: ReturnType<BuiltFolder['load']> | undefined;
  return built.paths.map((path, index) => ({
    name: withoutEnding(path),
    load: async () => {
      modules ??= built.load();
      return (await modules).modules[index] ?? {};
    },
  }));
}

/** The same of any folder. Throws as `readdirSync` does. */
export function filesIn(directory: string): readonly PlugInFile[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.[jt]s$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map((file) => ({
      name: withoutEnding(file.slice(join(directory, '/').length).replaceAll('\\', '/')),
      // The folder is the register: who asks checks what is there.
      load: async () => (await import(pathToFileURL(file).href)) as { readonly default?: unknown },
    }));
}

function withoutEnding(path: string): string {
  return path.replace(/\.[jt]s$/, '');
}

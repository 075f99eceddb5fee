import { HarnessError } from './errors.ts';
import type { PlugInFile } from './plug-in-files.ts';

/** What is found by being there: a fault, a report format. */
interface PlugIn {
  readonly id: string;
}

/**
 * Every plug-in in these files, by id. A file has one, named like it, or a table of several of one
 * kind, each with the file's name in its id.
 * @throws HarnessError REQUIREMENT_INVALID when a file's name and its id differ, or an id is there twice.
 */
export async function loadPlugIns<T extends PlugIn>(
  files: readonly PlugInFile[],
  what: string,
): Promise<ReadonlyMap<string, T>> {
  const loaded = new Map<string, T>();
  for (const found of (await Promise.all(files.map((file) => loadFile<T>(file, what)))).flat()) {
    if (loaded.has(found.id))
      throw new HarnessError('REQUIREMENT_INVALID', `two ${what}s have the id "${found.id}"`, 'give each its own');
    loaded.set(found.id, found);
  }
  return new Map([...loaded].sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function loadFile<T extends PlugIn>(file: PlugInFile, what: string): Promise<readonly T[]> {
  const name = file.name.replace(/^.*\//, '');
  // What it is, is checked right below.
  const { default: found } = (await file.load()) as { readonly default?: T | readonly T[] };
  const isTable = Array.isArray(found);
  const all = (isTable ? found : [found]) as readonly (T | undefined)[];
  return all.map((one) => {
    if (one?.id !== undefined && (isTable ? one.id.includes(name) : one.id === name)) return one;
    throw new HarnessError(
      'REQUIREMENT_INVALID',
      `${what} file ${name} has the id ${JSON.stringify(one?.id)}, expected "${isTable ? `…${name}…` : name}"`,
      one?.id === undefined
        ? `export it as default, with id: '${name}'`
        : `rename the file to ${one.id}.ts, or the id to ${name}`,
    );
  });
}

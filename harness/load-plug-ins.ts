import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { HarnessError } from './errors.ts';

/** What is found by being there: a fault, a report format. */
interface PlugIn {
  readonly id: string;
}

/**
 * Every plug-in in a folder and the folders inside it, by id. A file has one, named like it, or a table of several of one
 * kind, each with the file's name in its id. Works from the sources and from a build.
 * @throws HarnessError REQUIREMENT_INVALID when a file's name and its id differ, or an id is there twice.
 */
export async function loadPlugIns<T extends PlugIn>(folder: URL, what: string): Promise<ReadonlyMap<string, T>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.[jt]s$/.test(entry.name))
    .map(({ parentPath, name }) => `${parentPath.replace(/[/\\]?$/, '/')}${name}`);
  const loaded = new Map<string, T>();
  for (const found of (await Promise.all(files.sort().map((file) => loadFile<T>(file, what)))).flat()) {
    if (loaded.has(found.id))
      throw new HarnessError('REQUIREMENT_INVALID', `two ${what}s have the id "${found.id}"`, 'give each its own');
    loaded.set(found.id, found);
  }
  return new Map([...loaded].sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function loadFile<T extends PlugIn>(file: string, what: string): Promise<readonly T[]> {
  const name = file.replace(/^.*[/\\]|\.[jt]s$/g, '');
  // The folder is the register: what stands there is checked right below.
  const { default: found } = (await import(pathToFileURL(file).href)) as { readonly default?: T | readonly T[] };
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

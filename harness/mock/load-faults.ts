import { readdir } from 'node:fs/promises';
import { HarnessError } from '../errors.ts';
import type { Fault } from '../model/mock.ts';

let loaded: Promise<ReadonlyMap<string, Fault>> | undefined;

/** Every fault by id, found by being a file in `faults/`; works from the sources and from a build. */
export function loadFaults(): Promise<ReadonlyMap<string, Fault>> {
  loaded ??= readFaults(new URL('./faults/', import.meta.url));
  return loaded;
}

/** Reads a folder of faults; REQUIREMENT_INVALID when a file's fault has another id than its name. */
export async function readFaults(folder: URL): Promise<ReadonlyMap<string, Fault>> {
  const names = (await readdir(folder)).filter((name) => /(?<!\.test|\.d)\.[jt]s$/.test(name)).sort();
  const faults = await Promise.all(names.map((name) => readFault(folder, name)));
  return new Map(faults.map((fault) => [fault.id, fault]));
}

async function readFault(folder: URL, name: string): Promise<Fault> {
  const module = (await import(new URL(name, folder).href)) as { readonly default?: Fault };
  const expected = name.replace(/\.[jt]s$/, '');
  const found = module.default?.id;
  if (module.default !== undefined && found === expected) return module.default;
  const hint =
    found === undefined
      ? 'export default { id, ... } satisfies Fault'
      : `rename the file to ${found}.ts, or the id to ${expected}`;
  throw new HarnessError(
    'REQUIREMENT_INVALID',
    `fault file ${name} has the id ${JSON.stringify(found)}, expected "${expected}"`,
    hint,
  );
}

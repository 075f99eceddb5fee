import { loadPlugIns } from '../load-plug-ins.ts';
import type { Fault, LoadedFault } from '../model/mock.ts';
import { houseFiles, type PlugInFile } from '../plug-in-files.ts';

let loaded: Promise<ReadonlyMap<string, LoadedFault>> | undefined;

/** Every fault by id, found by being a file in `faults/<family>/`. */
export function loadFaults(): Promise<ReadonlyMap<string, LoadedFault>> {
  loaded ??= loadPlugIns<LoadedFault>(houseFiles('harness/mock/faults').map(withFamily), 'fault');
  return loaded;
}

function withFamily(file: PlugInFile): PlugInFile {
  const [family = ''] = file.name.split('/');
  const whole = (fault: Fault): LoadedFault => ({ appliesTo: () => true, ...fault, family });
  return {
    ...file,
    load: async () => {
      // Whether it is one is checked as it is loaded.
      const { default: found } = (await file.load()) as { readonly default?: Fault | readonly Fault[] };
      if (found === undefined) return {};
      return { default: Array.isArray(found) ? found.map(whole) : whole(found as Fault) };
    },
  };
}

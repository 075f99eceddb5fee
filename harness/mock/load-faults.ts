import { loadPlugIns } from '../load-plug-ins.ts';
import type { Fault } from '../model/mock.ts';
import { houseFiles } from '../plug-in-files.ts';

let loaded: Promise<ReadonlyMap<string, Fault>> | undefined;

/** Every fault by id, found by being a file in `faults/<family>/`. */
export function loadFaults(): Promise<ReadonlyMap<string, Fault>> {
  loaded ??= loadPlugIns<Fault>(houseFiles('harness/mock/faults'), 'fault');
  return loaded;
}

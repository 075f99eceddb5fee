import { existsSync, readdirSync } from 'node:fs';
import { loadContract } from '../../harness/contract/load-contract.ts';
import type { Contract } from '../../harness/model/contract.ts';

/** Every contract of this repository, for tests that must hold for all. */
export async function allContractsHere(): Promise<readonly Contract[]> {
  const places = ['specs', 'examples/contracts'].map((name) => new URL(`../../${name}/`, import.meta.url));
  const folders = places.flatMap((place) =>
    readdirSync(place, { withFileTypes: true })
      // A folder whose document is made by a program has none at hand.
      .filter(({ name }) => existsSync(new URL(`${name}/openapi.yaml`, place)))
      .map(({ name }) => new URL(name, place).pathname),
  );
  return Promise.all(folders.map((folder) => loadContract(folder)));
}

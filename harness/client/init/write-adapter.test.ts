import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadContract } from '../../contract/load-contract.ts';
import { findContracts } from '../../run/plan/find-contracts.ts';
import { ClientPool } from '../ask-client.ts';
import { benchClient } from '../bench-client.ts';
import { adapterLanguages, writeAdapter } from './write-adapter.ts';

const contracts = await Promise.all((await findContracts()).map(({ folder }) => loadContract(folder)));
// A role in the path, a form, a list of operations, an organization in the path, a condition that every update needs.
const others = await Promise.all(
  [
    ...['datadog-roles', 'twilio', 'launchdarkly', 'clerk'].map((id) => `specs/catalogue/${id}`),
    'examples/contracts/replaced-crew',
  ].map((folder) => loadContract(fileURLToPath(new URL(`../../../${folder}`, import.meta.url)))),
);

test.each([...contracts, ...others].map((contract) => [contract.id, contract] as const))(
  'the adapter that is written for %s works at once',
  async (_id, contract) => {
    const folder = mkdtempSync(join(tmpdir(), 'adapter-'));
    const { name } = writeAdapter(contract, 'typescript', folder);
    const client = new ClientPool({ command: `"${process.execPath}" "${join(folder, name)}"` });
    try {
      const bench = benchClient({ name: 'sample', contract, client, parallel: 1, patienceMs: 30_000 });
      expect(await bench.control({ name: 'control', judge: () => [] })).toBe(undefined);
    } finally {
      client.close();
    }
  },
);

test('every language knows method and media type, and nothing is written over', () => {
  const [contract] = contracts;
  if (contract === undefined) throw new Error('no contract');
  const folder = mkdtempSync(join(tmpdir(), 'adapter-'));
  for (const language of Object.keys(adapterLanguages)) {
    const { text } = writeAdapter(contract, language, folder);
    expect([text.includes(contract.update.method.toUpperCase()), text.includes(contract.request.mediaType)]).toEqual([
      true,
      true,
    ]);
    expect(() => writeAdapter(contract, language, folder)).toThrow('OUTPUT_UNWRITABLE');
  }
});

test('no adapter takes credentials along to where a redirect leads', () => {
  const [contract] = contracts;
  if (contract === undefined) throw new Error('no contract');
  const folder = mkdtempSync(join(tmpdir(), 'adapter-'));
  const stops = { typescript: "redirect: 'manual'", python: 'NoRedirect', go: 'ErrUseLastResponse' };
  for (const [language, stop] of Object.entries(stops))
    expect(writeAdapter(contract, language, folder).text).toContain(stop);
});

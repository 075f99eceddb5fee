import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadContract } from '../../contract/load-contract.ts';
import { findContracts } from '../../run/plan/find-contracts.ts';
import { ClientPool } from '../ask-client.ts';
import { benchClient } from '../bench-client.ts';
import { judgeClient } from '../judge-client.ts';
import { loadClientRequirements } from '../load-client-requirements.ts';
import { adapterLanguages, writeAdapter } from './write-adapter.ts';

const examples = fileURLToPath(new URL('../../../examples/contracts', import.meta.url));
// One example has no document until its own test makes it.
const found = (await findContracts([examples], true)).filter(({ id }) => id !== 'whole-document');
const contracts = await Promise.all(found.map(({ folder }) => loadContract(folder)));
const conforms = (await loadClientRequirements()).find(({ id }) => id === 'request.conforms');

test.each(contracts.map((contract) => [contract.id, contract] as const))(
  'the adapter that is written for %s works at once',
  async (_id, contract) => {
    const folder = mkdtempSync(join(tmpdir(), 'adapter-'));
    const { name } = writeAdapter(contract, 'typescript', folder);
    const client = new ClientPool({ command: `"${process.execPath}" "${join(folder, name)}"` });
    try {
      const bench = benchClient({ name: 'sample', contract, client, parallel: 1, patienceMs: 30_000 });
      if (conforms === undefined) throw new Error('no request.conforms');
      const verdict = await judgeClient(bench, conforms);
      expect('findings' in verdict ? verdict.findings : []).toEqual([]);
      expect([await bench.control({ name: 'control', judge: () => [] }), verdict.outcome]).toEqual([undefined, 'pass']);
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

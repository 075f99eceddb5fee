import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContract } from '../contract/load-contract.ts';
import { findContractFolder } from '../run/plan/find-contracts.ts';
import { parseKey } from '../run/replay/parse-key.ts';
import { writeAdapter } from './init/write-adapter.ts';
import { loadClientRequirements } from './load-client-requirements.ts';
import { replayClient } from './replay-client.ts';
import { runClient } from './run-client.ts';

const folder = mkdtempSync(join(tmpdir(), 'replay-client-'));
const contract = await loadContract(await findContractFolder('datagrid'));
const { name } = writeAdapter(contract, 'typescript', folder);
const command = `"${process.execPath}" "${join(folder, name)}"`;
const requirements = await loadClientRequirements();

function again(key: string, options: Parameters<typeof replayClient>[2]) {
  const parsed = parseKey(key);
  const requirement = requirements.find(({ id }) => id === parsed.requirement);
  if (requirement === undefined) throw new Error(`no ${key}`);
  return replayClient(parsed, requirement, options);
}

test('a scenario is played again with the adapter that is named, or that the record knows', async () => {
  const { record } = await runClient({
    contracts: ['datagrid'],
    clients: [{ name: 'sample', command }],
    grep: 'request.names-itself',
    out: join(folder, 'out'),
  });
  const named = await again('datagrid/request.names-itself#update', { command });
  const known = await again('datagrid/request.names-itself', { record });
  expect([named.response, named.told.length, known.response, known.told.length]).toEqual(['FIXED', 1, 'FIXED', 1]);
});

test('without an adapter, or for a scenario that there is not, it says what to type', async () => {
  await expect(again('datagrid/request.names-itself', {})).rejects.toThrow('--command');
  await expect(again('datagrid/request.names-itself#other', { command })).rejects.toThrow('"update"');
});

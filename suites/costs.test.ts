import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openContractRun } from '../harness/run/execute/contract-run.ts';
import { loadRequirements } from '../harness/run/plan/load-requirements.ts';

const folder = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const tried = new Set<string>();

test.each([
  'specs/dolfin',
  'specs/datagrid',
  'specs/datadog-v2',
  'examples/contracts/ranked-crew',
  'examples/contracts/role-holders',
  'examples/contracts/replaced-crew',
  'examples/contracts/shift-list',
  'examples/contracts/scim-patch',
])(
  'on %s no scenario sends more than it says, but for the control request that it shares with others',
  async (name) => {
    const run = await openContractRun({ folder: folder(name), target: { kind: 'mock' }, seed: 1, runs: 2 });
    const beyond = new Set<string>();
    await run.judge({
      onAttempt: ({ origin: { requirement, scenario }, exchanges }) => {
        tried.add(requirement.id);
        const control = exchanges.filter(({ request }) => request.case === 'control request').length;
        const sent = exchanges.reduce((sum, { earlier }) => sum + 1 + earlier.length, 0);
        if (sent - control > scenario.cost) beyond.add(`${requirement.id}: ${sent - control} > ${scenario.cost}`);
      },
    });
    await run.finish();
    expect([...beyond]).toEqual([]);
  },
);

test('the cost of every requirement that sends is held so', async () => {
  const sending = (await loadRequirements()).filter(({ kind }) => kind === 'try').map(({ id }) => id);
  expect(sending.filter((id) => !tried.has(id))).toEqual([]);
});

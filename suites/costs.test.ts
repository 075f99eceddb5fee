import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openContractRun } from '../harness/run/execute/contract-run.ts';

const folder = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

test.each(['specs/dolfin', 'specs/datagrid'])(
  'on %s no scenario sends more than it says, but for the control request that it shares with others',
  async (name) => {
    const run = await openContractRun({ folder: folder(name), target: { kind: 'mock' }, seed: 1, runs: 5 });
    const beyond = new Set<string>();
    await run.judge({
      onAttempt: ({ origin: { requirement, scenario }, exchanges }) => {
        const control = exchanges.filter(({ request }) => request.case === 'control request').length;
        const sent = exchanges.reduce((sum, { earlier }) => sum + 1 + earlier.length, 0);
        if (sent - control > scenario.cost) beyond.add(`${requirement.id}: ${sent - control} > ${scenario.cost}`);
      },
    });
    await run.finish();
    expect([...beyond]).toEqual([]);
  },
);

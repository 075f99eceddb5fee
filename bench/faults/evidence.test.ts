import { expect, test } from 'vitest';
import { loadFaults } from '../../harness/mock/load-faults.ts';
import { tryFault } from './try-fault.ts';

const faults = await loadFaults();

// Some of each family, rare ones among them: what shows a failure late in a run is in the record too.
test.each([
  ['role-not-stored', 'dolfin'],
  ['enum-not-enforced', 'dolfin'],
  ['member-allowed', 'polytomic'],
  ['last-owner-lost', 'dolfin'],
  ['not-stored-once-in-25', 'datagrid'],
  ['server-error-once-in-25', 'openai'],
  ['required-left-out-once-in-25', 'dolfin'],
  ['other-user-changed-on-fifth-update', 'datadog-v2'],
  ['retry-after-too-short', 'datagrid'],
])(
  'a failure over %s on %s has the exchange that shows it in the record',
  { timeout: 120_000 },
  async (id, contract) => {
    const fault = faults.get(id);
    if (!fault) throw new Error(id);
    const tried = await tryFault(`specs/${contract}`, fault, { seed: 1, runs: 25, deadlineMs: 5000 });
    expect(tried).toMatchObject({ caught: true, shown: true });
  },
);

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tryFault } from '../bench/faults/try-fault.ts';
import { runOnMock } from '../bench/kit/run-on-mock.ts';
import { loadContract } from '../harness/contract/load-contract.ts';
import { faultsByRequirement } from '../harness/mock/faults-by-requirement.ts';
import { loadFaults } from '../harness/mock/load-faults.ts';
import type { LoadedFault } from '../harness/model/mock.ts';
import { openContractRun } from '../harness/run/execute/contract-run.ts';
import { findContracts } from '../harness/run/plan/find-contracts.ts';
import { loadRequirements } from '../harness/run/plan/load-requirements.ts';

const requirements = await loadRequirements();
const trying = requirements.filter(({ kind }) => kind === 'try');
const faults = await loadFaults();
const meant = await faultsByRequirement();
/** The six, then made-up contracts that have what none of them has. */
const further = ['ranked-crew', 'replaced-crew', 'membership-levels', 'role-holders', 'shift-list', 'scim-patch'].map(
  (name) => fileURLToPath(new URL(`../examples/contracts/${name}`, import.meta.url)),
);
const folders = [...(await findContracts()).map(({ folder }) => folder), ...further];
const contracts = await Promise.all(folders.map(async (folder) => ({ folder, contract: await loadContract(folder) })));

test.each(trying)('$id catches the first of its faults', async (requirement) => {
  const [id = ''] = meant.get(requirement.id) ?? [];
  const fault = faults.get(id) as LoadedFault;
  const able = contracts.find(({ contract }) => fault.appliesTo(contract) === true);
  const tried = await tryFault(able?.folder ?? '', fault, { seed: 1, runs: 5, deadlineMs: 5000 });
  expect(tried).toMatchObject({ caught: true });
});

const outcomesOf = async (ids: readonly string[], fault: Partial<LoadedFault>) => {
  const chosen = trying.filter(({ id }) => ids.includes(id));
  const verdicts = await runOnMock(chosen, { fault });
  return verdicts.map((verdict) => [verdict.outcome, 'reason' in verdict ? verdict.reason : '']);
};

test('where nothing is accepted, refusals prove nothing', async () => {
  const closed: Partial<LoadedFault> = { refuses: () => 'insufficient-role' };
  const proveNothing = await outcomesOf(['reject.schema', 'access.no-credentials'], closed);
  expect(proveNothing).toEqual(Array(2).fill(['blocked', expect.stringContaining('proves nothing')]));
  const none = await outcomesOf(['accept.responds-success'], closed);
  expect(none).toEqual([['blocked', expect.stringContaining('callers.admin')]]);
});

test('a field that only some users have is compared before any other requirement has updated them', async () => {
  const folder = fileURLToPath(new URL('../specs/openai', import.meta.url));
  const fault = { kind: 'mock', faults: ['optional-field-dropped'] } as const;
  const run = await openContractRun({ folder, target: fault, seed: 1, runs: 0 });
  const chosen = run.requirements.filter(({ id }) => id.startsWith('accept.'));
  const verdicts = await run.judge({ requirements: chosen });
  await run.finish();
  const found = verdicts.find(({ requirement }) => requirement === 'accept.touches-nothing-else');
  const places = found && 'findings' in found ? found.findings.map(({ code, at }) => `${code} ${at}`) : [];
  expect(places).toEqual(expect.arrayContaining(['field-changed /user/picture', 'field-changed /projects']));
});

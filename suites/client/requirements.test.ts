import { expect, test } from 'vitest';
import { loadClientRequirements } from '../../harness/client/load-client-requirements.ts';
import { loadContract } from '../../harness/contract/load-contract.ts';
import { findContracts } from '../../harness/run/plan/find-contracts.ts';
import { loadRequirements } from '../../harness/run/plan/load-requirements.ts';

const requirements = await loadClientRequirements();
const contracts = await Promise.all((await findContracts([], true)).map(({ folder }) => loadContract(folder)));

test.each(requirements.map((requirement) => [requirement.id, requirement] as const))(
  '%s is catchable, says MUST or SHOULD as its level does, and names its scenarios once',
  (_id, { level, sentence, mustCatch, scenarios, appliesTo }) => {
    expect(mustCatch.length).toBeGreaterThan(0);
    expect(sentence).toContain(level.toUpperCase());
    const applying = contracts.filter((contract) => (appliesTo?.(contract) ?? true) === true);
    expect(applying.length).toBeGreaterThan(0);
    for (const contract of applying) {
      const names = scenarios(contract).map(({ name }) => name);
      expect([names.length > 0, new Set(names).size]).toEqual([true, names.length]);
    }
  },
);

test('a planted client belongs to one requirement, and no id is that of a server requirement', async () => {
  const planted = requirements.flatMap(({ mustCatch }) => mustCatch);
  expect(new Set(planted).size).toBe(planted.length);
  expect(planted.length).toBeGreaterThanOrEqual(40);
  const servers = new Set((await loadRequirements()).map(({ id }) => id));
  expect(requirements.filter(({ id }) => servers.has(id))).toEqual([]);
});

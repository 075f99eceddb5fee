import { expect, test } from 'vitest';
import { verdictOnClient, type Word } from '../../bench/kit/verdict-on-client.ts';
import { loadContract } from '../../harness/contract/load-contract.ts';
import type { ClientAsk } from '../../harness/model/client.ts';
import { findContractFolder } from '../../harness/run/plan/find-contracts.ts';

const atlas = await loadContract(await findContractFolder('mongodb-atlas'));

/** A client of a contract in which a user has several roles; it sends and shows them as it is made to. */
function several(sends: (roles: string[]) => string[], shows: (roles: string[]) => string[]) {
  const use = async ({ baseUrl, user = '', change, credentials, operation }: ClientAsk): Promise<Word> => {
    if (operation !== 'update') return { said: { outcome: 'unsupported' } };
    const response = await fetch(`${baseUrl}/api/atlas/v2/orgs/${credentials.organization}/users/${user}`, {
      method: 'PATCH',
      headers: { ...credentials.headers, ...credentials.context, 'Content-Type': atlas.request.mediaType },
      body: JSON.stringify({ roles: { orgRoles: sends(change?.orgRoles as string[]) } }),
    });
    if (!response.ok) return { said: { outcome: 'refused', status: response.status } };
    const { roles } = (await response.json()) as { roles: { orgRoles: string[] } };
    return { said: { outcome: 'updated', role: shows(roles.orgRoles) } };
  };
  return verdictOnClient(atlas, 'response.reports-role', use);
}

test('of several roles none is added and none is left out', async () => {
  const same = (roles: string[]) => roles;
  const another = (roles: string[]) => (roles.includes('ORG_MEMBER') ? ['ORG_READ_ONLY'] : ['ORG_MEMBER']);
  const outcomes = await Promise.all([
    several(same, (roles) => [...roles].reverse()),
    several((roles) => [...roles, ...another(roles)], same),
    several(same, (roles) => roles.slice(0, 1)),
  ]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['pass', 'fail', 'fail']);
});

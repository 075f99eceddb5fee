import { expect, test } from 'vitest';
import { loadContract } from '../contract/load-contract.ts';
import type { ClientAsk } from '../model/client.ts';
import { findContractFolder } from '../run/plan/find-contracts.ts';
import { loadClientRequirements } from './load-client-requirements.ts';
import { judgeServed, serveScenarios, summaryOfServed } from './serve-scenarios.ts';

const contract = await loadContract(await findContractFolder('datagrid'));
const wanted = ['request.authenticates', 'retry.not-refusals', 'rate-limit.long-wait'];
const requirements = (await loadClientRequirements()).filter(({ id }) => wanted.includes(id));

function send({ baseUrl, user, change, credentials }: ClientAsk, bare = false): Promise<Response> {
  return fetch(`${baseUrl}/organization/users/${user}`, {
    method: 'PATCH',
    headers: { ...(bare ? {} : credentials.headers), 'Content-Type': 'application/json' },
    body: JSON.stringify(change),
  });
}

test('what nobody called is no verdict, one call each is judged, and a second one looks like a client that sends again', async () => {
  const served = await serveScenarios(contract, requirements);
  const call = async (id: string, bare = false) => {
    const [ask] = served.find(({ requirement }) => requirement.id === id)?.asks ?? [];
    if (ask) await send(ask, bare);
  };
  const outcomes = () => judgeServed(contract, served).map(({ requirement, outcome }) => [requirement, outcome]);
  const before = outcomes();
  for (const id of wanted) await call(id, id === 'request.authenticates');
  const once = outcomes();
  await call('retry.not-refusals');
  const twice = outcomes();
  const { exchanges, responses } = summaryOfServed(contract, served);
  await Promise.all(served.map(({ open }) => open.close()));
  expect(before).toEqual([]);
  expect(Object.fromEntries(once)).toEqual({
    'request.authenticates': 'fail',
    'retry.not-refusals': 'pass',
    'rate-limit.long-wait': 'skipped',
  });
  expect(Object.fromEntries(twice)).toMatchObject({ 'retry.not-refusals': 'fail' });
  expect([exchanges, responses]).toEqual([4, { 400: 2, 401: 1, 429: 1 }]);
});

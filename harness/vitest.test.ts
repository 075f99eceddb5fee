import { expect } from 'vitest';
import { testWithMock } from './vitest.ts';

const test = testWithMock('datagrid', { testUsers: 3 });

test('a client that keeps the contract passes both matchers', async ({ mock }) => {
  const [user = ''] = mock.target.testUsers;
  const response = await fetch(`${mock.baseUrl}/organization/users/${user}`, {
    method: 'PATCH',
    headers: { ...mock.headers(), 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'admin' }),
  });
  expect(response.status).toBe(200);
  expect(mock).toHaveReceived({ operation: 'update', user, body: { role: 'admin' } });
  expect(mock).toHaveReceivedOnlyValidRequests();
});

test('each test begins anew, and a request that breaks the contract is told with its reason', async ({ mock }) => {
  expect(() => expect(mock).toHaveReceivedOnlyValidRequests()).toThrow('received none');
  await fetch(`${mock.baseUrl}/organization/users?limit=many`, { headers: mock.headers() });
  expect(mock).toHaveReceived({ operation: 'list', valid: false }, 1);
  expect(() => expect(mock).toHaveReceivedOnlyValidRequests()).toThrow('query parameter limit breaks the contract');
});

test('a script forces what the next responses are', async ({ mock }) => {
  await mock.script({ responses: [{ status: 503 }] });
  const send = async () => (await fetch(`${mock.baseUrl}/organization/users`, { headers: mock.headers() })).status;
  expect([await send(), await send()]).toEqual([503, 200]);
});

import { testWithMock } from 'rolecall/vitest';
import { expect } from 'vitest';
import { setRole } from './client.ts';

const test = testWithMock('datagrid');

test('a role is set, with requests that keep the contract', async ({ mock }) => {
  const [user = ''] = mock.target.testUsers;
  expect(await setRole(mock.baseUrl, mock.headers(), user, 'admin')).toBe('admin');
  expect(mock).toHaveReceived({ operation: 'update', user, body: { role: 'admin' } });
  expect(mock).toHaveReceivedOnlyValidRequests();
});

test('a rate limit is told with the time to wait', async ({ mock }) => {
  await mock.script({ operation: 'update', responses: [{ status: 429, retryAfter: 7 }] });
  const [user = ''] = mock.target.testUsers;
  await expect(setRole(mock.baseUrl, mock.headers(), user, 'member')).rejects.toThrow('wait 7 s');
});

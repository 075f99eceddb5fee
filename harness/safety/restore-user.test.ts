import { expect, test } from 'vitest';
import { fakeServer } from '../../bench/kit/fake-server.ts';
import { sampleWrite } from '../../bench/kit/sample-write.ts';
import { restoreUser } from './restore-user.ts';

test.each([
  [
    'that nobody can make out leaves a test user there, who gets its own values',
    '2001 levels are nested',
    ['42 {"role":"member"}'],
  ],
  ['without the user says that it is gone, and nothing is sent', undefined, []],
] as const)('a read %s', async (_, unreadable, sent) => {
  const fake = fakeServer({ '42': { role: 'owner' } });
  fake.read = () => ({ kind: 'status', status: 200, ...(unreadable === undefined ? {} : { unreadable }) });
  const outcome = await restoreUser(sampleWrite('42'), fake.tools);
  expect([outcome.state, fake.sent]).toEqual(['unverified', sent]);
  expect(outcome).toMatchObject({ reason: expect.stringContaining(unreadable ?? 'not there any more') });
});

import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import { respondedUsers } from '../../harness/mock/fault-kit/users-in-responses.ts';
import type { Json } from '../../harness/suite.ts';
import noStraySecrets from './no-stray-secrets.ts';

const judged = async (name: string, value: Json) => {
  const [verdict] = await runOnMock([noStraySecrets], {
    fault: {
      responses: (response, call) => {
        for (const user of respondedUsers(response, call)) user[name] = value;
      },
    },
  });
  return verdict?.outcome;
};

test.each(['password', 'passwordHash', 'api_token', 'apiKey', 'mfa-secret', 'salt'])(
  'a member %s that the document does not name is told',
  async (name) => {
    expect(await judged(name, '$2b$12$abcdef')).toBe('warn');
  },
);

test.each<[string, Json]>([
  ['next_page_token', 'abcdef'],
  ['passwordChangedAt', '2026-01-01T00:00:00Z'],
  ['has_password', true],
  ['password', null],
  ['token_type', 'bearer'],
  ['mfaEnabled', 'yes'],
])('%s holds no secret', async (name, value) => {
  expect(await judged(name, value)).toBe('pass');
});

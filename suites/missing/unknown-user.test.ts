import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import unsupportedMethod from '../protocol/unsupported-method.ts';
import unknownUser from './unknown-user.ts';

const nobody = '9b2f6c1e-1111-4a2b-8c3d-00000000dead';
const shown = { id: nobody, email: 'nobody@example.test', name: null, role: 'viewer', title: null };

test('a read that shows defaults for whoever is asked for shows nobody who was made', async () => {
  const [verdict, methods] = await runOnMock([unknownUser, unsupportedMethod], {
    fault: {
      responses: (response, { method, testUser, path }) => {
        if (method !== 'GET' || testUser || !path.includes('/users/')) return;
        Object.assign(response, { status: 200, body: { ...shown, updated_at: '2026-01-15T09:30:00.000Z' } });
      },
    },
  });
  expect([verdict?.outcome, methods?.outcome]).toEqual(['pass', 'pass']);
});

test('who is shown after the update and was not before was made by it', async () => {
  let made = false;
  const [verdict] = await runOnMock([unknownUser], {
    fault: {
      responses: (response, { method, testUser, path }) => {
        if (testUser || !path.includes('/users/')) return;
        if (method === 'PATCH') made = true;
        else if (made)
          Object.assign(response, { status: 200, body: { ...shown, updated_at: '2026-01-15T09:30:00.000Z' } });
      },
    },
  });
  expect(verdict?.outcome).toBe('fail');
  expect(verdict).toHaveProperty('findings.0.code', 'user-invented');
});

test('somebody new under another id, with what was sent, was made by the update', async () => {
  let sent: unknown;
  const [verdict] = await runOnMock([unknownUser], {
    fault: {
      responses: (response, { method, testUser, path, body }) => {
        if (method === 'PATCH' && !testUser) sent = (body as { readonly role?: unknown } | undefined)?.role;
        if (sent === undefined || method !== 'GET' || path.includes('/users/')) return;
        const { data: users } = response.body as { readonly data: readonly object[] };
        const copy = { ...users[0], ...shown, id: '9b2f6c1e-2222-4a2b-8c3d-00000000beef', role: sent };
        response.body = { ...(response.body as object), data: [...users, copy] } as never;
      },
    },
  });
  expect(verdict).toMatchObject({
    outcome: 'fail',
    findings: expect.arrayContaining([expect.objectContaining({ kind: 'failure', code: 'user-invented' })]),
  });
});

import { expect, test } from 'vitest';
import { fakeServer } from '../../bench/kit/fake-server.ts';
import { sampleWrite } from '../../bench/kit/sample-write.ts';
import type { Json } from '../model/json.ts';
import { restoreUser } from './restore-user.ts';

const undo = (body: string) => ({ method: 'POST', path: '/roles', caller: 'admin', headers: {}, body }) as const;

/** A server on which each request of `reassign` makes the roles what its body says. */
function restoreWith(held: Json, asked: (held: Json) => readonly string[]) {
  const fake = fakeServer({ '42': { role: held } });
  const write = {
    ...sampleWrite('42'),
    before: { role: ['a', 'b'] },
    whole: { id: '42', role: ['a', 'b'] },
    fields: [],
    assigns: true,
  };
  const tools = {
    ...fake.tools,
    reassign: (_: unknown, now: { readonly values: Readonly<Record<string, Json>> }) =>
      asked(now.values.role ?? null).map((role) => undo(`{"role":${role}}`)),
  };
  return { fake, outcome: restoreUser(write, tools) };
}

test('roles that are as before are left alone, in whatever order', async () => {
  const { fake, outcome } = restoreWith(['b', 'a'], () => ['[]']);
  expect([(await outcome).state, fake.sent]).toEqual(['as-before', []]);
});

test('what a read shows beside what was there is set right until a read shows the roles as before', async () => {
  const { fake, outcome } = restoreWith(['a', 'c'], (held) =>
    JSON.stringify(held) === '["a","c"]' ? ['["a"]'] : ['["a","b"]'],
  );
  expect([(await outcome).state, fake.sent]).toEqual(['as-before', ['42 {"role":["a"]}', '42 {"role":["a","b"]}']]);
});

test('what cannot be set right is told with the request that would', async () => {
  const { outcome } = restoreWith(['a', 'c'], () => ['["a","c"]']);
  expect(await outcome).toMatchObject({ state: 'refused', request: { body: '{"role":["a","c"]}' } });
});

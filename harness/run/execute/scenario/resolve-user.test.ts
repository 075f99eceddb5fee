import { expect, test } from 'vitest';
import { sampleContract } from '../../../../bench/kit/sample-contract.ts';
import { sampleTarget } from '../../../../bench/kit/sample-target.ts';
import type { Binding } from '../../../model/profile.ts';
import type { UserView } from '../../../model/requirement.ts';
import { resolveUser } from './resolve-user.ts';

const view: UserView = { id: 'u1', email: 'a@example.test', values: {}, whole: { login: 'ann' }, exchange: 1 } as never;

test.each<[Binding['to'], unknown]>([
  ['user.email', { id: 'u1', email: 'a@example.test', before: view }],
  ['/login', { id: 'u1', email: 'a@example.test', before: view }],
  ['field.title', { id: 'u1', email: 'a@example.test', before: view }],
  ['target.tenant', { id: 'u1' }],
])('a user of whom a body takes %s is read first', async (to, expected) => {
  const contract = sampleContract({ profile: { bind: [{ request: '/login', to }] } });
  expect(await resolveUser(contract, sampleTarget(), 'u1', async () => view)).toEqual(expected);
});

test('an update of nobody differs from one of a test user in the id and what is unique to a user alone', async () => {
  const bind = [{ request: '/phone', to: '/phone' }] as const;
  const contract = sampleContract({ profile: { bind } });
  const like = { id: 'u1', before: { ...view, whole: { phone: '+1 555 0100' } } };
  const nobody = { email: 'nobody@example.test', name: 'Nobody', before: like.before };
  const target = sampleTarget({ fixtures: { unknown: 'none', foreign: 'theirs', removed: 'gone' } });
  const ask = (id: string) => resolveUser(contract, target, id, async () => undefined, like);
  expect(await ask('none')).toEqual({ id: 'none', ...nobody });
  expect(await ask('none x')).toEqual({ id: 'none x', ...nobody });
  expect(await ask('gone')).toEqual({ id: 'gone', ...nobody });
  expect(await ask('theirs')).toEqual({ id: 'theirs' });
});

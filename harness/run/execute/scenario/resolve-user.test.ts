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

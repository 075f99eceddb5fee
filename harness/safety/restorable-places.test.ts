import { expect, test } from 'vitest';
import { rankedContract } from '../../bench/kit/ranked-contract.ts';
import type { Contract } from '../model/contract.ts';
import type { Field } from '../model/profile.ts';
import { restorablePlaces } from './restorable-places.ts';

const withheld = (...pointers: string[]) => ({
  withheld: pointers.map((pointer) => ({ pointer, reason: 'not listed' })),
});

function contractWith(field: Field, id = '/id'): Contract {
  const contract = rankedContract({ fields: [field] });
  return { ...contract, profile: { ...contract.profile, user: { ...contract.profile.user, id } } };
}

test('what a read shows where it shows the fields can be put back, the id never', () => {
  const contract = contractWith({ name: 'role', kind: 'role', request: '/data/role', user: '/role' });
  const whole = { id: 'a', role: 'member', news: true };
  const places = restorablePlaces(contract, withheld('/data/news', '/data/secret', '/data/id', '/other'), { whole });
  expect(places).toEqual([{ request: '/data/news', user: '/news' }]);
});

test('where the fields stand elsewhere in reads, nobody knows where the rest does', () => {
  const contract = contractWith({ name: 'role', kind: 'role', request: '/role', user: '/membership/level' });
  expect(restorablePlaces(contract, withheld('/news'), { whole: { news: true } })).toEqual([]);
});

test('what is bound to a place of the user can be put back, unless it changes by itself', () => {
  const role = { name: 'role', kind: 'role', request: '/role', user: '/membership/level' } as const;
  const contract = contractWith(role);
  const bind = [
    { request: '/phone', to: '/contact/phone' },
    { request: '/version', to: '/version' },
    { request: '/email', to: 'user.email' },
  ] as const;
  const profile = { ...contract.profile, bind, user: { id: '/id', volatile: ['/version'] } };
  const whole = { id: 'a', contact: { phone: '1' }, version: 7 };
  expect(restorablePlaces({ ...contract, profile }, withheld(), { whole })).toEqual([
    { request: '/phone', user: '/contact/phone' },
  ]);
});

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

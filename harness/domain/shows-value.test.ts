import { expect, test } from 'vitest';
import type { Field } from '../model/profile.ts';
import { showsValue } from './shows-value.ts';

const plain: Field = { name: 'role', kind: 'role', request: '/role' };

test('a role that is written as an object may be shown with more members, not with others', () => {
  const shown = { id: 'r1', name: 'Admin', scope: { type: 'ORG', id: 'o' } };
  expect(showsValue(plain, { id: 'r1', scope: { type: 'ORG' } }, shown)).toBe(true);
  expect(showsValue(plain, { id: 'r2' }, shown)).toBe(false);
  expect(showsValue(plain, [{ id: 'r1' }], [shown])).toBe(true);
  expect(showsValue(plain, [{ id: 'r1' }], [shown, shown])).toBe(false);
});

test('what an update adds is shown among what was there', () => {
  const adds: Field = { ...plain, adds: true };
  expect(showsValue(adds, 'admin', ['user', 'admin'])).toBe(true);
  expect(showsValue(adds, ['admin'], ['user'])).toBe(false);
  expect(showsValue(plain, ['admin'], ['user', 'admin'])).toBe(false);
});

test('values that the profile calls alike stand for one another', () => {
  const alike: Field = { ...plain, alike: [['st', null]] };
  expect(showsValue(alike, 'st', null)).toBe(true);
  expect(showsValue(alike, 'adm', null)).toBe(false);
});

test('an empty text of an attribute may be stored as none, one of a role may not', () => {
  expect(showsValue({ ...plain, kind: 'attribute' }, '', null)).toBe(true);
  expect(showsValue({ ...plain, kind: 'attribute' }, 'a', null)).toBe(false);
  expect(showsValue(plain, '', null)).toBe(false);
});

import { expect, test } from 'vitest';
import { judgedContract } from '../../bench/kit/judged-contract.ts';
import type { JsonObject } from '../model/json.ts';
import type { UserView } from '../model/requirement.ts';
import { compareUsers } from './compare-users.ts';

const contract = judgedContract();
const whole: JsonObject = { id: 'u1', email: 'a@b.example', name: 'A', role: 'member', settings: { theme: 'dark' } };
const view = (change: JsonObject = {}): UserView => {
  const user = { ...whole, ...change };
  return { id: 'u1', values: { role: user.role ?? null }, whole: user, exchange: 7 };
};
const codes = (change: JsonObject, changed = {}) =>
  compareUsers(view(), view(change), contract, changed).map(({ kind, code, at }) => [kind, code, at]);

test('the same user in another key order is the same', () => {
  const reversed = Object.fromEntries(Object.entries(whole).reverse());
  expect(compareUsers(view(), { ...view(), whole: reversed }, contract)).toEqual([]);
});

test('a declared field that may not change is a failure at its place', () => {
  expect(codes({ email: 'x@b.example' })).toEqual([['failure', 'field-changed', '/email']]);
  expect(codes({ settings: { theme: 'light' } }, { role: undefined })).toEqual([
    ['failure', 'field-changed', '/settings/theme'],
  ]);
});

test('what may change may, and must become what was set', () => {
  expect(codes({ role: 'admin' }, { role: 'admin' })).toEqual([]);
  expect(codes({ role: 'member' }, { role: 'admin' })).toEqual([['failure', 'change-not-stored', undefined]]);
  expect(codes({ role: 'admin' })).toEqual([['failure', 'field-changed', '/role']]);
});

test('volatile fields may change', () => {
  expect(codes({ changedAt: '2026-01-01T00:00:00Z' })).toEqual([]);
});

test('a field that disappears has changed', () => {
  const { name: _name, ...rest } = whole;
  expect(compareUsers(view(), { ...view(), whole: rest }, contract).map(({ at }) => at)).toEqual(['/name']);
});

test('an undeclared field may follow from a change, or be a time; else nothing may touch it', () => {
  expect(codes({ isAdmin: true }, { role: undefined })).toEqual([['note', 'undeclared-field-changed', '/isAdmin']]);
  expect(codes({ updated_at: '2026-01-01T00:00:00Z' })).toEqual([['note', 'undeclared-field-changed', '/updated_at']]);
  expect(codes({ updatedBy: 'u9', audit: { changes: 2, by: 'u9' } })).toEqual([
    ['note', 'undeclared-field-changed', '/updatedBy'],
    ['note', 'undeclared-field-changed', '/audit'],
  ]);
  expect(codes({ active: false })).toEqual([['failure', 'field-changed', '/active']]);
  expect(codes({ badge: 'gold' })).toEqual([['failure', 'field-changed', '/badge']]);
});

test('a deprecated control request follows the field that it doubles', () => {
  const controlRequest = judgedContract(
    {},
    {
      fields: [
        { name: 'role', kind: 'role', request: '/role', user: '/role' },
        { name: 'name', kind: 'role', request: '/name', user: '/name', deprecated: true },
      ],
    },
  );
  expect(compareUsers(view(), view({ role: 'admin', name: 'B' }), controlRequest, { role: 'admin' })).toEqual([]);
});

test('what the profile calls alike is what was set', () => {
  const alike = judgedContract(
    {},
    { fields: [{ name: 'role', kind: 'role', request: '/role', user: '/role', alike: [['member', null]] }] },
  );
  expect(compareUsers(view(), view({ role: null }), alike, { role: 'member' })).toEqual([]);
  expect(compareUsers(view(), view({ role: null }), alike, { role: 'admin' })).toHaveLength(1);
});

test('an integer that grows with each update of the user counts them, whatever its name; what is set is none', () => {
  const counted = (from: unknown, to: unknown, updates: number) =>
    compareUsers(view({ age: from as never }), view({ age: to as never }), contract, {}, updates).map(
      ({ code }) => code,
    );
  expect(counted(5, 6, 1)).toEqual(['field-follows']);
  expect(counted('17', '20', 3)).toEqual(['field-follows']);
  for (const [from, to, updates] of [
    [5, 6, 0],
    [5, 4, 1],
    [5, 500, 1],
    [5, '6', 1],
  ] as const)
    expect(counted(from, to, updates)).toEqual(['field-changed']);
});

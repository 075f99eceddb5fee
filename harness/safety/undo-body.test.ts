import { expect, test } from 'vitest';
import { rankedContract } from '../../bench/kit/ranked-contract.ts';
import { undoBody } from './undo-body.ts';

const contract = rankedContract();

test.each([
  [{ role: 'member' }, { role: 'admin', title: 't' }, ['role'], { role: 'admin' }],
  [{ role: 'member' }, { role: 'admin', title: 't' }, ['role', 'title'], { role: 'admin', title: 't' }],
  [{ role: 'member', title: 'made up' }, { role: 'admin', title: 't' }, ['role'], { role: 'admin', title: 't' }],
  [{ role: 'member', kept: 1 }, { role: 'owner' }, ['role'], { role: 'owner', kept: 1 }],
] as const)('%j puts %j back for %j', (simplest, before, names, body) => {
  expect(undoBody(contract, simplest, before, names)).toEqual({ ok: true, body });
});

test('a profile field that a user does not have is taken away by null, where the operation takes it', () => {
  const open = { ...contract, request: { ...contract.request, effective: true } };
  const names = ['role', 'title'] as const;
  expect(undoBody(open, {}, { role: 'admin' }, names)).toEqual({ ok: true, body: { role: 'admin', title: null } });
  expect(undoBody(contract, {}, { role: 'admin' }, names)).toMatchObject({ ok: false });
});

test.each([
  [{ role: 'member' }, {}, 'has no role in what is read'],
  [{ role: 'member' }, { role: 'unheard of' }, 'has the role "unheard of"'],
  [{ role: 'member' }, { role: 'guest' }, 'has the role "guest"'],
  [{ role: 'member', title: 'made up' }, { role: 'admin', title: null }, 'has the title null'],
  [{ role: 'member', title: 'made up' }, { role: 'admin' }, 'has no title in what is read'],
] as const)('%j cannot put %j back', (simplest, before, reason) => {
  expect(undoBody(contract, simplest, before, ['role'])).toEqual({
    ok: false,
    reason: expect.stringContaining(reason),
  });
});

test('a change at a deeper place is put there', () => {
  const deep = rankedContract({ fields: [{ name: 'role', kind: 'role', request: '/data/role' }] });
  const open = { ...deep, request: { ...deep.request, effective: true } };
  expect(undoBody(open, { data: { type: 'x' } }, { role: 'a' }, ['role'])).toEqual({
    ok: true,
    body: { data: { type: 'x', role: 'a' } },
  });
});

test('a role that responds show as something else is restored by what was written', () => {
  const role = {
    name: 'role',
    kind: 'role',
    request: '/role',
    values: ['admin', 'member'],
    alike: [['member', null]],
  } as const;
  const alike = rankedContract({ fields: [role] });
  const sent = undoBody(alike, { role: 'admin' }, { role: null }, ['role']);
  expect(sent).toEqual({ ok: true, body: { role: 'member' } });
});

test.each([
  ['/0/value', [{ op: 'replace', value: 'x' }], [{ op: 'replace', value: 'a' }]],
  ['/members/0/role', { members: [{ role: 'x' }] }, { members: [{ role: 'a' }] }],
  ['/roles/*', { roles: { '*': 'x' } }, { roles: { '*': 'a' } }],
] as const)('a change at %s is put there, and what is around it stays what it is', (request, simplest, body) => {
  const deep = rankedContract({ fields: [{ name: 'role', kind: 'role', request }] });
  const open = { ...deep, request: { ...deep.request, effective: true } };
  expect(undoBody(open, simplest, { role: 'a' }, ['role'])).toEqual({ ok: true, body });
});

test('roles that are objects are put back as an update writes them, however much more of them a read shows', () => {
  const values = [
    { id: 'a', permissions: {} },
    { id: 'b', permissions: {} },
  ];
  const role = { name: 'roles', kind: 'role', request: '/roles', list: true, values } as const;
  const objects = rankedContract({ fields: [role] });
  const open = { ...objects, request: { ...objects.request, effective: true } };
  const shown = [{ id: 'b', name: 'B', description: 'All of it', permissions: {} }];
  expect(undoBody(open, {}, { roles: shown }, ['roles'])).toEqual({ ok: true, body: { roles: [values[1]] } });
});

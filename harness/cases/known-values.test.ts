import { expect, test } from 'vitest';
import { at } from '../domain/pointer.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { type CaseOptions, makeCases } from './make-cases.ts';

// What the cases do not read is left out of the sample.
function contractOf(items: string, list: boolean): Contract {
  const field = list ? { type: 'array', items: { type: items } } : { type: items };
  const schema = { type: 'object', properties: { role: field, title: { type: 'string' } } };
  const profile = {
    resource: { request: { in: 'path', name: 'id' }, format: 'uuid' },
    user: { id: '/id' },
    fields: [{ name: 'role', kind: 'role', request: '/role', user: '/role', from: 'roles', list }],
    permissions: { roles: [] },
  };
  const request = { documented: schema, effective: schema, enforceable: schema, proseConstraints: [] };
  return { profile, request } as unknown as Contract;
}

/** Every role that some case names although nobody has it. */
function unknownOf(contract: Contract, options: Omit<CaseOptions, 'seed'>): readonly Json[] {
  const cases = makeCases(contract, { seed: 1, ...options });
  const invalid = [...cases.invalid, ...cases.random('invalid', 200)];
  const unknown = invalid.filter(({ refusal }) => refusal === 'unknown-role');
  return unknown.flatMap(({ body }) => [at(body ?? {}, '/role') ?? []].flat(1) as readonly Json[]);
}

test('unknown roles with integer ids are far from every known one', () => {
  const unknown = unknownOf(contractOf('integer', true), { roles: [3, 5], existing: [4, 9] });
  expect(unknown.length).toBeGreaterThan(0);
  const near = unknown.filter(
    (role) => typeof role === 'number' && [3, 5, 4, 9].every((id) => id !== role) && role < 100_000,
  );
  expect(near.filter((role) => Number(role) > 0)).toEqual([]);
});

test('an optional list of roles is tried with an unknown one, whatever else its updates leave out', () => {
  expect(unknownOf(contractOf('string', true), { roles: ['a-1'] })).toContain('a-1-unknown-to-all');
});

test('a role of the target that no role has is the one that is tried', () => {
  expect(unknownOf(contractOf('integer', false), { roles: [1, 2], unknownRole: 77 })).toContain(77);
});

test('another spelling of any known role is not taken for an unknown one', () => {
  const [one, other] = ['9f8e7d6c-5b4a-4210-8edc-ba9876543210', '248df4b7-aa70-47b8-a036-33ac447e6681'];
  const unknown = unknownOf(contractOf('string', true), { roles: [one], existing: [other, other.toUpperCase()] });
  expect(unknown.map(String).filter((role) => [one, other].includes(role.toLowerCase().trim()))).toEqual([]);
});

test('no valid update names an empty list of roles, nor a role above what the caller may grant', () => {
  const contract = contractOf('integer', true);
  const roles = [10, 20, 30];
  const ranked = {
    ...contract,
    profile: { ...contract.profile, permissions: { roles: roles.map((value) => ({ value, rank: value })) } },
  };
  const cases = makeCases(ranked as Contract, { seed: 1, roles, mostRank: 20 });
  const named = [...cases.valid, ...cases.random('valid', 50)].map(
    ({ body }) => at(body, '/role') as Json[] | undefined,
  );
  expect(named.some((list) => list?.length === 0)).toBe(false);
  expect(new Set(named.flatMap((list) => list ?? []))).toEqual(new Set([10, 20]));
});

test('numbers beside known roles are not unknown where the target has a read of its roles', () => {
  const contract = contractOf('integer', true);
  const [field] = contract.profile.fields;
  const profile = { ...contract.profile, fields: [{ ...field, from: undefined, values: [4, 3, 1] }] };
  const reading = { ...contract, profile, reads: { roles: {} } } as unknown as Contract;
  const near = unknownOf(reading, { existing: [1, 2, 3, 4, 5] }).filter(
    (role) => Number(role) > 0 && Number(role) < 100_000 && ![1, 3, 4].includes(Number(role)),
  );
  expect(near).toEqual([]);
});

import { expect, test } from 'vitest';
import { at } from '../domain/pointer.ts';
import type { Contract } from '../model/contract.ts';
import type { JsonSchema } from '../model/json.ts';
import type { Field, Profile, ProseConstraint } from '../model/profile.ts';
import { compile } from '../schema/compile.ts';
import { makeCases } from './make-cases.ts';

interface Sample {
  readonly documented: JsonSchema;
  readonly fields: readonly Field[];
  readonly proseConstraints?: readonly ProseConstraint[];
  readonly effective?: JsonSchema;
  readonly enforceable?: JsonSchema;
}

// What the cases do not read is left out of the sample.
function contractOf({
  documented,
  fields,
  proseConstraints = [],
  effective = documented,
  enforceable = documented,
}: Sample): Contract {
  const profile = {
    resource: { request: { in: 'path', name: 'id' }, format: 'uuid' },
    user: { id: '/id', email: '/email' },
    fields,
    permissions: {
      roles: [
        { value: 'owner', rank: 3 },
        { value: 'admin', rank: 2 },
        { value: 'member', rank: 1 },
      ],
    },
  } as unknown as Profile;
  return { profile, request: { documented, effective, enforceable, proseConstraints } } as unknown as Contract;
}

const closed = contractOf({
  documented: {
    type: 'object',
    required: ['role'],
    properties: {
      role: { type: 'string', enum: ['admin', 'member'] },
      name: { type: 'string', maxLength: 5 },
      email: { type: 'string', format: 'email' },
      legacy: { type: 'string' },
    },
  },
  fields: [
    { name: 'role', kind: 'role', request: '/role', user: '/role' },
    { name: 'legacy', kind: 'role', request: '/legacy', deprecated: true },
    { name: 'name', kind: 'attribute', request: '/name', user: '/name' },
    { name: 'email', kind: 'attribute', request: '/email', user: '/email' },
  ],
});

test('valid cases conform and leave out what nobody may vary', () => {
  const cases = makeCases(closed, { seed: 1 });
  const { accepts } = compile(closed.request.effective);
  const all = [...cases.valid, ...cases.random('valid', 60)];
  expect(all.length).toBeGreaterThan(60);
  for (const { body } of all) {
    expect(accepts(body)).toBe(true);
    expect(at(body, '/email')).toBeUndefined();
    expect(at(body, '/legacy')).toBeUndefined();
  }
  expect(all.some(({ body }) => at(body, '/name') !== undefined)).toBe(true);
});

test('invalid cases are refused as they are written, and differ from an accepted control request', () => {
  const cases = makeCases(closed, { seed: 1 });
  const { accepts } = compile(closed.request.enforceable);
  const all = [...cases.invalid, ...cases.random('invalid', 60)];
  for (const one of all) {
    expect(accepts(JSON.parse(JSON.stringify(one.body))), one.name).toBe(false);
    expect(accepts(one.controlRequest), one.name).toBe(true);
  }
  expect(new Set(all.map(({ refusal }) => refusal))).toEqual(
    new Set(['missing-field', 'invalid-value', 'not-an-object']),
  );
  expect(new Set(cases.invalid.map(({ name }) => name)).size).toBe(cases.invalid.length);
});

test('on a live target only role fields vary, and what is not tried says why', () => {
  const reason = 'the target permits roles only; add attributes to allow';
  const withheld = ['/name', '/email', '/legacy'].map((pointer) => ({ pointer, reason }));
  const cases = makeCases(closed, { seed: 1, writes: { fields: ['role'], pinned: [], withheld, missing: [] } });
  expect(cases.valid.every(({ body }) => Object.keys(body as object).join() === 'role')).toBe(true);
  expect(cases.invalid.some(({ constraint }) => constraint.pointer === '/name')).toBe(false);
  expect(cases.unbreakable.find(({ pointer }) => pointer === '/name')?.reason).toContain('attributes');
});

test('a deprecated field is violated though valid updates leave it out', () => {
  const cases = makeCases(closed, { seed: 1 });
  expect(cases.invalid.some(({ constraint }) => constraint.pointer === '/legacy')).toBe(true);
});

test('the simplest case is the smallest that sets the role, to the weakest value', () => {
  const cases = makeCases(closed, { seed: 1 });
  expect(cases.simplest.body).toEqual({ role: 'member' });
  expect(cases.values).toEqual({ role: ['member', 'admin'], legacy: [], name: [], email: [] });
});

test('the same seed gives the same cases, another seed others', () => {
  const draw = (seed: number) => [...makeCases(closed, { seed }).random('valid', 40)].map(({ body }) => body);
  expect(draw(3)).toEqual(draw(3));
  expect(draw(3)).not.toEqual(draw(4));
  expect(draw(3).slice(0, 10)).toEqual([...makeCases(closed, { seed: 3 }).random('valid', 10)].map(({ body }) => body));
});

test('roles of the target are the only ones that valid updates name, and an unknown one is a refusal of its own', () => {
  const documented: JsonSchema = {
    type: 'object',
    properties: { role_ids: { type: 'array', items: { type: 'string' } } },
  };
  const open = contractOf({
    documented,
    fields: [{ name: 'roles', kind: 'role', request: '/role_ids', user: '/role_ids', from: 'roles', list: true }],
  });
  const roles = ['9f8e7d6c-5b4a-3210-fedc-ba9876543210', '248df4b7-aa70-47b8-a036-33ac447e6681'];
  const cases = makeCases(open, { seed: 1, roles });
  const named = [...cases.valid, ...cases.random('valid', 30)].flatMap(
    ({ body }) => (at(body, '/role_ids') ?? []) as string[],
  );
  expect(named.every((role) => roles.includes(role))).toBe(true);
  expect(cases.simplest.body).toEqual({ role_ids: [roles[0]] });
  const unknown = cases.invalid.filter(({ refusal }) => refusal === 'unknown-role');
  expect(unknown.length).toBeGreaterThan(0);
  for (const { body } of unknown)
    expect((at(body, '/role_ids') as string[]).some((role) => !roles.includes(role))).toBe(true);
});

test('what only a rule of one side forbids is neither valid nor tried as invalid', () => {
  const documented: JsonSchema = { type: 'object', properties: { role: { enum: ['admin', 'member', 'ERROR'] } } };
  const contract = contractOf({
    documented,
    effective: { type: 'object', properties: { role: { enum: ['admin', 'member'] } } },
    fields: [{ name: 'role', kind: 'role', request: '/role', values: ['admin', 'member'] }],
    proseConstraints: [
      {
        id: 'no-error',
        description: '',
        source: '',
        pointer: '/role',
        schema: { not: { const: 'ERROR' } },
        appliesTo: 'valid',
      },
    ],
  });
  const cases = makeCases(contract, { seed: 1 });
  expect([...cases.valid, ...cases.invalid].some(({ body }) => at(body, '/role') === 'ERROR')).toBe(false);
  expect(cases.invalid.some(({ constraint }) => constraint.keyword === 'enum')).toBe(true);
});

test('breaking a rule that the schema contradicts is marked', () => {
  const documented: JsonSchema = {
    type: 'object',
    required: ['role'],
    properties: { role: { enum: ['admin', null] } },
  };
  const effective: JsonSchema = { type: 'object', required: ['role'], properties: { role: { enum: ['admin'] } } };
  const contract = contractOf({
    documented,
    effective,
    enforceable: effective,
    fields: [{ name: 'role', kind: 'role', request: '/role' }],
    proseConstraints: [
      {
        id: 'role-not-null',
        description: '',
        source: '',
        pointer: '/role',
        schema: { not: { type: 'null' } },
        refusal: 'missing-field',
        contradicts: true,
      },
    ],
  });
  const broken = makeCases(contract, { seed: 1 }).invalid.filter(({ body }) => at(body, '/role') === null);
  expect(broken.length).toBeGreaterThan(0);
  for (const one of broken)
    expect([one.refusal, one.proseConstraint, one.contradicted]).toEqual(['missing-field', 'role-not-null', true]);
});

test('what the document says of a field with known values is broken too, beside a control request with a known value', () => {
  const known = '9f8e7d6c-5b4a-3210-fedc-ba9876543210';
  const documented: JsonSchema = {
    type: 'object',
    required: ['role_id'],
    properties: { role_id: { type: 'string', format: 'uuid' } },
  };
  const contract = contractOf({
    documented,
    fields: [{ name: 'role', kind: 'role', request: '/role_id', from: 'roles' }],
  });
  const cases = makeCases(contract, { seed: 1, roles: [known] });
  const broken = cases.invalid.filter(({ constraint }) => constraint.keyword === 'format');
  expect(broken.length).toBeGreaterThan(0);
  for (const { controlRequest } of broken) expect(at(controlRequest, '/role_id')).toBe(known);
  expect(cases.unbreakable).toEqual([]);
});

test('where no field may be sent, no field that is not documented is sent either', () => {
  const documented: JsonSchema = {
    type: 'object',
    properties: { role_ids: { type: 'array', items: { type: 'string' } } },
  };
  const contract = contractOf({
    documented,
    fields: [{ name: 'role_ids', kind: 'role', request: '/role_ids', list: true, from: 'roles' }],
  });
  const cases = makeCases(contract, { seed: 1 });
  for (const { body } of [...cases.valid, ...cases.random('valid', 20)]) expect(body).toEqual({});
});

test('a form without any field is no valid update: it has no bytes', () => {
  const { request, profile } = contractOf({
    documented: { type: 'object', properties: { role: { enum: ['admin', 'member'] }, name: { type: 'string' } } },
    fields: [
      { name: 'role', kind: 'role', request: '/role', user: '/role' },
      { name: 'name', kind: 'attribute', request: '/name', user: '/name' },
    ],
  });
  const update = { path: '/users/{id}' };
  const bodiesOf = (encoding?: 'form') => {
    const contract = { profile, update, request: { ...request, ...(encoding ? { encoding } : {}) } } as never;
    const cases = makeCases(contract, { seed: 1 });
    return [...cases.valid, ...cases.random('valid', 60)].map(({ body }) => JSON.stringify(body));
  };
  expect(bodiesOf()).toContain('{}');
  expect(bodiesOf('form')).not.toContain('{}');
});

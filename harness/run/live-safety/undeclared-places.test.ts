import { expect, test } from 'vitest';
import { rankedContract } from '../../../bench/kit/ranked-contract.ts';
import { sampleRequest } from '../../../bench/kit/sample-request.ts';
import { sampleWrite } from '../../../bench/kit/sample-write.ts';
import type { Json } from '../../model/json.ts';
import type { UserView } from '../../model/requirement.ts';
import { withUndeclared } from './undeclared-places.ts';

const contract = rankedContract({
  fields: [{ name: 'role', kind: 'role', request: '/data/role', user: '/role' }],
});
const base = sampleWrite('42');
const write = { ...base, undo: { ...base.undo, body: '{"data":{"role":"member"}}' } };
const view = {
  whole: { id: '42', role: 'member', is_admin: false },
  values: { role: 'member' },
} as unknown as UserView;
const naming = (body: Json) =>
  withUndeclared(write, sampleRequest({ body: Buffer.from(JSON.stringify(body)) }), contract, view);

test('a flag that only reads show is restored by an update that names it', () => {
  const more = naming({ data: { role: 'member', is_admin: true } });
  expect(more?.before).toEqual({ ...write.before, '/is_admin': false });
  expect(more?.fields.at(-1)).toEqual({
    name: '/is_admin',
    undo: { ...write.undo, body: '{"data":{"role":"member","is_admin":false}}' },
  });
});

test.each([
  ['what no read shows', { data: { role: 'member', made_up: 1 } }],
  ['the value that the user has', { data: { is_admin: false } }],
  ['the id', { data: { id: 'other' } }],
  ['fields alone', { data: { role: 'owner' } }],
])('%s is not', (_name, body) => {
  expect(naming(body as Json)).toBeUndefined();
});

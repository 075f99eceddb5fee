import { expect, test } from 'vitest';
import { judgedContract } from '../../../bench/kit/judged-contract.ts';
import type { JsonSchema } from '../../model/json.ts';
import { anotherValue, mainField } from './main-field.ts';

const list = { fields: [{ name: 'roles', kind: 'role', request: '/roles', user: '/roles', list: true }] } as const;

function contractOf(roles: JsonSchema) {
  const documented: JsonSchema = {
    type: 'object',
    properties: { roles },
    $defs: { Role: { type: 'string', enum: ['admin', 'member'] } },
  };
  return judgedContract({ request: { ...judgedContract().request, documented, effective: documented } }, list);
}

test.each<[string, JsonSchema]>([
  ['an enumeration of the items', { type: 'array', items: { enum: ['admin', 'member'] } }],
  ['one that the items refer to', { type: 'array', items: { $ref: '#/$defs/Role' } }],
  ['items of any text, where the profile ranks roles', { type: 'array', items: { type: 'string' } }],
])('another value of a list is a list of a role: %s', (_what, roles) => {
  const contract = contractOf(roles);
  expect(anotherValue(contract, mainField(contract), ['admin'])).toEqual(['member']);
});

import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import { namedCases } from './named-cases.ts';

const schema = {
  type: 'object',
  required: ['role'],
  properties: { role: { enum: ['admin', 'member'] }, name: { type: 'string', maxLength: 5 } },
};

test('named cases are as valid or invalid as they say', () => {
  const { cases } = namedCases(schema);
  expect(cases.map((one) => one.name)).toContain('/role.enum letter-case');
  for (const one of cases) expect(compile(schema).accepts(one.value)).toBe(one.kind === 'valid');
});

test('named cases have unique names', () => {
  const names = namedCases(schema).cases.map((one) => one.name);
  expect(new Set(names).size).toBe(names.length);
});

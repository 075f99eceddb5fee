import { expect, test } from 'vitest';
import { sameJson } from '../domain/same-json.ts';
import type { Json } from '../model/json.ts';
import { compile } from './compile.ts';
import { namedCases } from './named-cases.ts';
import { violate } from './violation.ts';

const schema = {
  type: 'object',
  required: ['role'],
  additionalProperties: false,
  properties: {
    role: { enum: ['admin', 'member'] },
    name: { type: 'string', minLength: 1, maxLength: 5 },
    manager: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    anything: { anyOf: [{ type: 'string', maxLength: 3 }, {}] },
  },
};
const { cases, unbreakable } = namedCases(schema);

test('named cases are as valid or invalid as they say', () => {
  const { accepts } = compile(schema);
  for (const one of cases) expect([one.name, accepts(one.value)]).toEqual([one.name, one.kind === 'valid']);
});

test('names are unique, and each invalid case names its valid control', () => {
  const valid = new Map(cases.filter(({ kind }) => kind === 'valid').map((one) => [one.name, one]));
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  for (const { kind, control = '' } of cases) if (kind === 'invalid') expect(valid.has(control)).toBe(true);
});

test.each([
  'valid minimal',
  'valid full',
  '/role.enum value member',
  '/name.minLength at-limit',
  '/name.maxLength at-limit',
  '/manager.anyOf branch-1',
  'valid with /name',
  '/role.required left-out',
  '/role.enum letter-case',
  '/role.enum homoglyph',
  '/role.enum white-space-after',
  '/name.minLength one-too-few',
  '/name.maxLength one-too-many',
  '/name.type null',
  '/manager.anyOf no-branch',
  '/extra.additionalProperties one-extra',
])('there is a case named %s', (name) => {
  expect(cases.map((one) => one.name)).toContain(name);
});

test('boundaries are tried before what is drawn', () => {
  const names = cases.map(({ name }) => name);
  expect(names.indexOf('/name.maxLength at-limit')).toBeLessThan(names.indexOf('valid drawn 1'));
});

test('what cannot be broken alone is listed', () => {
  expect(unbreakable.map(({ pointer, keyword }) => `${pointer}.${keyword}`)).toEqual([
    '/anything.anyOf',
    '/anything.type',
    '/anything.maxLength',
  ]);
});

test('a change that breaks two things is no violation', () => {
  const two = { type: 'object', required: ['a'], minProperties: 1, properties: { a: { type: 'integer' } } };
  const ways = violate(two, { a: 1 }).map(({ violation }) => `${violation.pointer}.${violation.keyword}`);
  expect(new Set(ways)).toEqual(new Set(['.type', '/a.type']));
});

test('the cases are the same ones every time', () => {
  expect(namedCases(structuredClone(schema))).toEqual({ cases, unbreakable });
});

test('two ways to break something that come to the same are one case', () => {
  const { cases } = namedCases({
    type: 'object',
    properties: { role: { enum: ['a', 'b'] }, n: { exclusiveMaximum: 10 } },
  });
  const changes = cases.flatMap(({ pointer, keyword, violation }) =>
    violation === undefined ? [] : [`${pointer} ${keyword} ${JSON.stringify(violation.after)}`],
  );
  expect(changes).toContain('/role enum ""');
  expect(changes.filter((one, index) => changes.indexOf(one) !== index)).toEqual([]);
});

test('a case breaks the keyword that it names, not another beside it', () => {
  const schema = {
    type: 'object',
    required: ['url'],
    properties: { url: { anyOf: [{ type: 'string', format: 'uri' }, { type: 'null' }] } },
  };
  const { cases } = namedCases(schema);
  const broken = (value: Json) => cases.filter((one) => sameJson(one.value, value)).map(({ keyword }) => keyword);
  expect(broken({ url: true })).toEqual(expect.arrayContaining(['type']));
  expect(broken({ url: 'text' })).toEqual([]);
  expect(cases.some(({ kind, keyword }) => kind === 'invalid' && keyword === 'format')).toBe(true);
});

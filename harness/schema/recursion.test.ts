import { expect, test } from 'vitest';
import { namedCases } from './named-cases.ts';

test('a schema inside itself is broken one level down, and no deeper', () => {
  const { cases, unbreakable } = namedCases({
    type: 'object',
    required: ['value'],
    properties: { value: { type: 'integer' }, next: { $ref: '#' }, prev: { $ref: '#' } },
    additionalProperties: false,
  });
  const places = new Set(cases.filter(({ keyword }) => keyword === 'required').map(({ pointer }) => pointer));
  expect(places).toEqual(new Set(['/value', '/next/value', '/prev/value']));
  expect(unbreakable).toEqual([]);
});

test('a member is broken alone where a schema that fails leaves it unevaluated', () => {
  const tree = {
    $id: 'https://example.com/tree',
    $dynamicAnchor: 'node',
    type: 'object',
    required: ['data'],
    properties: {
      data: { type: 'string', maxLength: 5 },
      children: { type: 'array', items: { $dynamicRef: '#node' } },
    },
  };
  const strict = {
    $id: 'https://example.com/strict-tree',
    $dynamicAnchor: 'node',
    $ref: 'https://example.com/tree',
    unevaluatedProperties: false,
    $defs: { tree },
  };
  const { cases, unbreakable } = namedCases(strict);
  expect(cases.map(({ name }) => name)).toContain('/children/0/data.maxLength one-too-many');
  expect(unbreakable).toEqual([]);
});

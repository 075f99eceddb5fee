import { expect, test } from 'vitest';
import type { JsonSchema } from '../../model/json.ts';
import { resolverOf } from '../compile.ts';
import { areDisjoint, joinTags, tagsOf } from './tags.ts';

const tags = (schema: JsonSchema) => {
  const resolver = resolverOf(schema, {});
  return tagsOf(resolver.root, resolver);
};

test('a member that may only have listed values tells branches apart, through references and allOf too', () => {
  const found = tags({
    $defs: { cat: { const: 'cat' } },
    properties: {
      kind: { $ref: '#/$defs/cat' },
      size: { allOf: [{ enum: ['s', 'l'] }] },
      name: { type: 'string' },
    },
  });
  expect([...found].map(([name, values]) => [name, [...values]])).toEqual([
    ['kind', ['"cat"']],
    ['size', ['"s"', '"l"']],
  ]);
});

test('a schema that refers to itself, and a very long list, fix nothing', () => {
  const endless = { $defs: { a: { $ref: '#/$defs/a' } }, properties: { kind: { $ref: '#/$defs/a' } } };
  expect(tags(endless).size).toBe(0);
  expect(tags({ properties: { id: { enum: [...Array(300).keys()] } } }).size).toBe(0);
});

test('two branches that share no value of a member cannot both hold', () => {
  const [cat, dog] = [
    tags({ properties: { kind: { const: 'cat' } } }),
    tags({ properties: { kind: { const: 'dog' } } }),
  ];
  expect(areDisjoint(cat.get('kind'), dog.get('kind') ?? new Set())).toBe(true);
  expect([...(joinTags(cat, dog).get('kind') ?? ['left'])]).toEqual([]);
  expect(areDisjoint(undefined, dog.get('kind') ?? new Set())).toBe(false);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject, JsonSchema } from '../model/json.ts';
import { valid } from './valid.ts';

const command = (kind: string): JsonSchema => ({
  required: ['type', 'a', 'b'],
  properties: { type: { const: kind }, a: { type: 'string' }, b: { type: 'integer' } },
});
const kinds = Array.from({ length: 50 }, (_, index) => `kind-${index}`);
const jsonPatch: JsonSchema = {
  type: 'array',
  items: {
    oneOf: [
      {
        type: 'object',
        required: ['op', 'path', 'value'],
        additionalProperties: false,
        properties: { op: { enum: ['add', 'replace', 'test'] }, path: { type: 'string' }, value: {} },
      },
      {
        type: 'object',
        required: ['op', 'path'],
        additionalProperties: false,
        properties: { op: { enum: ['remove'] }, path: { type: 'string' } },
      },
      {
        type: 'object',
        required: ['op', 'path', 'from'],
        additionalProperties: false,
        properties: { op: { enum: ['move', 'copy'] }, path: { type: 'string' }, from: { type: 'string' } },
      },
    ],
  },
};

function drawn(schema: JsonSchema, numRuns: number): readonly Json[] {
  return fc.sample(valid(schema), { seed: 1, numRuns });
}

test.each([4, 8, 50])('every branch of a union of %i tagged objects is made', (count) => {
  const made = drawn({ oneOf: kinds.slice(0, count).map(command) }, count * 12);
  expect(new Set(made.map((value) => (value as JsonObject).type)).size).toBe(count);
});

test('an optional union of tagged objects is there as often as not', () => {
  const schema = { type: 'object', properties: { run: { oneOf: kinds.slice(0, 8).map(command) } } };
  const made = drawn(schema, 200).filter((value) => (value as JsonObject).run !== undefined);
  expect(made.length).toBeGreaterThan(50);
});

test('a list of patches has patches of every kind', () => {
  const made = drawn(jsonPatch, 300).flat() as readonly JsonObject[];
  expect(new Set(made.map(({ op }) => op))).toEqual(new Set(['add', 'replace', 'test', 'remove', 'move', 'copy']));
});

test('branches that only their members tell apart are made, where taking each refusal apart would not end', () => {
  const branch = (index: number): JsonSchema => ({
    required: [`key${index}`],
    properties: Object.fromEntries(
      Array.from({ length: 6 }, (_, member) => [`p${member}`, { type: 'string', minLength: index }]),
    ),
  });
  const schema = { type: 'object', oneOf: Array.from({ length: 12 }, (_, index) => branch(index)) };
  const made = drawn(schema, 200) as readonly JsonObject[];
  const seen = new Set(made.flatMap((value) => Object.keys(value).filter((name) => name.startsWith('key'))));
  expect(seen.size).toBe(12);
});

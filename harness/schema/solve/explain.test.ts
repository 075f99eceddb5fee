import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonSchema } from '../../model/json.ts';
import { valid } from '../schema.ts';

function whyNone(schema: JsonSchema): string {
  try {
    fc.sample(valid(schema), 1);
  } catch (cause) {
    return (cause as Error).message;
  }
  return 'there is a value';
}

test.each<[string, JsonSchema, string]>([
  ['a contradiction at the top', { type: 'string', allOf: [{ type: 'number' }] }, 'the whole value (schema #)'],
  [
    'one in a required member',
    { type: 'object', required: ['a'], properties: { a: { minimum: 2, maximum: 1, type: 'number' } } },
    'the demands on /a (schema #/properties/a) contradict each other',
  ],
  [
    'one in an item that must be there',
    { type: 'array', minItems: 1, items: { const: 1, type: 'string' } },
    'the demands on /0 (schema #/items) contradict each other',
  ],
  ['a type that contains itself', { type: 'object', required: ['a'], properties: { a: { $ref: '#' } } }, 'without end'],
])('%s is said with its place', (_name, schema, words) => {
  expect(whyNone(schema)).toContain(words);
});

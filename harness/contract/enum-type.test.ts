import { expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { withEnumOfType } from './enum-type.ts';

function read(schema: JsonObject) {
  const codes: string[] = [];
  return [withEnumOfType(schema, '/x', (code) => codes.push(code)), codes];
}

test.each<[JsonObject, JsonObject]>([
  [
    { type: 'string', enum: [1, 2, null] },
    { type: 'string', enum: ['1', '2', null] },
  ],
  [
    { type: 'integer', enum: ['1', '2'] },
    { type: 'integer', enum: [1, 2] },
  ],
  [{ type: 'integer', enum: ['viewer'] }, { enum: ['viewer'] }],
  [{ type: ['boolean'], enum: ['yes', 'no'] }, { enum: ['yes', 'no'] }],
])('%j is read as %j, and noted', (schema, meant) => {
  expect(read(schema)).toEqual([meant, ['enum-of-another-type']]);
});

test.each<[JsonObject]>([
  [{ type: 'string', enum: ['a', 1] }],
  [{ type: 'number', enum: [1] }],
  [{ type: ['string', 'null'], enum: [null] }],
  [{ enum: [1, 'a'] }],
])('%j stays as it is', (schema) => {
  expect(read(schema)).toEqual([schema, []]);
});

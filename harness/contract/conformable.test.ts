import { expect, test } from 'vitest';
import type { Operation } from '../model/contract.ts';
import type { JsonObject } from '../model/json.ts';
import { compile } from '../schema/compile.ts';
import { conformable } from './conformable.ts';
import { gapList } from './gap.ts';

/** Two closed objects at once: each forbids what the other requires. */
const closed = (name: string, type: string): JsonObject => ({
  type: 'object',
  required: [name],
  properties: { [name]: { type } },
  additionalProperties: false,
});

function read(schema: JsonObject) {
  const { gaps, note } = gapList();
  const response = { status: '200', description: '', pointer: '/p', headers: {} };
  const operation = {
    id: 'GET /members',
    responses: { 200: { ...response, content: { 'application/json': { schema, examples: [] } } } },
  } as unknown as Operation;
  const judged = conformable(operation, note).responses['200']?.content['application/json']?.schema;
  return { judged, gaps: gaps() };
}

test('a schema that no response can satisfy is a documentation gap, and nothing is judged by its bans', () => {
  const { judged, gaps } = read({ allOf: [closed('members', 'array'), closed('limit', 'integer')] });
  expect(gaps.map(({ code, at }) => [code, at])).toEqual([['response-unsatisfiable', '/p']]);
  expect(compile(judged ?? false).accepts({ members: [], limit: 1 })).toBe(true);
  expect(compile(judged ?? true).accepts({ members: [], limit: 'many' })).toBe(false);
});

test('a contradiction that remains without the bans leaves nothing to judge', () => {
  const { judged, gaps } = read({ allOf: [{ type: 'string' }, { type: 'integer' }] });
  expect(judged).toBeUndefined();
  expect(gaps).toHaveLength(1);
});

test('what can be satisfied stays as it is', () => {
  const schema = closed('id', 'string');
  expect(read(schema)).toEqual({ judged: schema, gaps: [] });
});

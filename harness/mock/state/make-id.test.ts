import { expect, test } from 'vitest';
import { seededRandom } from '../../domain/seeded-random.ts';
import type { Contract } from '../../model/contract.ts';
import type { JsonSchema } from '../../model/json.ts';
import { compile } from '../../schema/compile.ts';
import { idMaker } from './make-id.ts';

function ids(shown: JsonSchema, parameter: JsonSchema = { type: 'string' }): readonly string[] {
  const contract = {
    profile: { resource: { request: { in: 'path', name: 'id' }, format: 'opaque' } },
    update: { parameters: [{ name: 'id', in: 'path', required: true, schema: parameter }] },
  } as unknown as Contract;
  const make = idMaker(contract, seededRandom(1), shown);
  return Array.from({ length: 12 }, () => make('somebody'));
}

test.each([
  [{ type: 'string', format: 'uuid' }],
  [{ type: 'string', pattern: '^om_[0-9A-F]{8}$' }],
  [{ type: 'string', minLength: 34, maxLength: 34 }],
])('ids obey what the response says of them, each once: %o', (shown) => {
  const made = ids(shown);
  expect(made.filter((id) => !compile(shown).accepts(id))).toEqual([]);
  expect(new Set(made).size).toBe(made.length);
});

test('an id that the response shows as a number is digits', () => {
  expect(ids({ type: 'integer', minimum: 1 }).every((id) => /^\d+$/.test(id))).toBe(true);
});

test('a schema that makes few values first is asked until each id is another', () => {
  const made = ids({ type: 'integer', minimum: 1, maximum: 40 });
  expect(new Set(made).size).toBe(made.length);
});
